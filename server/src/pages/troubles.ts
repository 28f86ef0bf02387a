/** What went wrong, and what the person can do about it. */
export interface Trouble {
  title: string;
  advice: string;
  /** Whether trying again on this page can help; otherwise it starts over elsewhere. */
  again: boolean;
}

export const unreachable: Trouble = {
  title: 'The server can not be reached',
  advice: 'Check your connection and try again.',
  again: true,
};

/** An answer that this page does not understand. */
export const unexpectedAnswer: Trouble = {
  title: 'The server answered something unexpected',
  advice: 'Reload this page and try again.',
  again: true,
};

const startOver = 'Go back to the extension and start signing in again.';
/** By code, what to do about a refusal of what has to do with addresses and passwords. */
const advice: Readonly<Record<string, readonly [advice: string, again: boolean]>> = {
  wrong_email_or_password: ['Check both. If you have just registered, open the link in the mail first.', true],
  wrong_password: ['Enter the one you chose when you registered. Another one? Register again, and open the newer link.', true],
  password_too_common: ['A few words in a row that mean something to you alone are good.', true],
  mail_link_invalid: ['Links work once. Ask for a new one where you asked for this one.', false],
  mail_link_expired: ['Ask for a new one where you asked for this one.', false],
  email_taken: ['Start in the extension and sign in, or set a new password.', false],
  mail_not_configured: ['Whoever runs this server has set up no mail. A wallet works.', true],
  connect_expired: [startOver, false],
  connect_already_approved: [startOver, false],
  too_many_requests: ['That keeps others from guessing. Wait a little, then try again.', true],
};

/** A refusal of the server. Its title is written for people. */
export function emailTrouble({ code, title, field }: { code: string; title: string; field?: string | undefined }): Trouble {
  if (code === 'invalid_input' && field === 'email')
    return { title: 'This is not an e-mail address', advice: 'Check how it is written.', again: true };
  if (code === 'invalid_input' && field === 'password')
    return { title: 'This password is too short or too long', advice: 'It needs at least 10 characters, and at most 128.', again: true };
  const [what, again] = advice[code] ?? ['Try again in a moment.', true];
  return { title, advice: what, again };
}
