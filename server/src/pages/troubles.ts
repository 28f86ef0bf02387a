import { pageWords } from './words.ts';

/** What went wrong, and what the person can do about it. */
export interface Trouble {
  title: string;
  advice: string;
  /** Whether trying again on this page can help; otherwise it starts over elsewhere. */
  again: boolean;
}

type Named = keyof typeof pageWords.troubles;
const troubled = (name: Named, again = true): Trouble => ({ ...pageWords.troubles[name], again });

export const unreachable = (): Trouble => troubled('unreachable');

/** An answer that this page does not understand. */
export const unexpectedAnswer = (): Trouble => troubled('unexpected');

/** By code, what a refusal means here. Titles of the server are for developers, in English: nobody is shown one. */
const byCode: Readonly<Record<string, Named>> = {
  wrong_email_or_password: 'wrongEmailOrPassword',
  wrong_password: 'wrongPassword',
  password_too_common: 'passwordTooCommon',
  mail_link_invalid: 'linkInvalid',
  mail_link_expired: 'linkExpired',
  email_taken: 'emailTaken',
  mail_not_configured: 'noMail',
  connect_expired: 'connectExpired',
  connect_already_approved: 'connectDone',
  connect_already_redeemed: 'connectDone',
  too_many_requests: 'tooMany',
  overloaded: 'busy',
  not_ready: 'busy',
};
const byField: Readonly<Record<string, Named>> = { email: 'notAnEmail', password: 'passwordLength', token: 'linkInvalid' };
const over: ReadonlySet<Named> = new Set(['linkInvalid', 'linkExpired', 'emailTaken', 'connectExpired', 'connectDone']);

/** A refusal of the server. */
export function serverTrouble({ code, field }: { code: string; field?: string | undefined }): Trouble {
  const name = code === 'invalid_input' ? byField[field ?? ''] : byCode[code];
  return troubled(name ?? 'refused', name === undefined || !over.has(name));
}
