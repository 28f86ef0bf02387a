import { say, texts } from '@infofi-lens/shared/words/texts';

/** What the pages of this server have in common, and what goes wrong on them. */
export const pageWords = texts('server.page', {
  name: say('{title} · InfoFi Lens', (title: string) => ({ title })),
  needsScript: 'This page needs JavaScript',
  allowScript: 'Allow it for this page and reload.',
  sameAsJson: 'The same as JSON',
  thisApi: 'This API',
  close: 'You can close this tab.',
  email: 'E-mail address',
  password: 'Password',
  passwordHint: 'At least 10 characters. A few words in a row are good; no signs or capitals are asked for.',
  asking: 'Asking…',
  notAnswered: 'Nothing has been answered yet.',
  askAgain: 'Ask again',
  notKnown: 'Not known at the moment',
  noAnswer: 'The server does not answer.',
  badAnswer: say('The server answered with status {status}.', (status: number) => ({ status: `${status}` })),
  asOf: say('As of {when}', (when: string) => ({ when })),
  wrong: 'Something went wrong',
  /** What went wrong, and what to do about it. */
  troubles: {
    unreachable: { title: 'The server can not be reached', advice: 'Check your connection and try again.' },
    unexpected: { title: 'The server answered something unexpected', advice: 'Reload this page and try again.' },
    notAnEmail: { title: 'This is not an e-mail address', advice: 'Check how it is written.' },
    passwordLength: {
      title: 'This password is too short or too long',
      advice: 'It needs at least 10 characters, and at most 128.',
    },
    wrongEmailOrPassword: {
      title: 'There is no account with this address and this password, or its address is not confirmed yet',
      advice: 'Check both. If you have just registered, open the link in the mail first.',
    },
    wrongPassword: {
      title: 'This is not the password that was chosen with this address',
      advice: 'Enter the one you chose when you registered. Another one? Register again, and open the newer link.',
    },
    passwordTooCommon: {
      title: 'This password is among the first that somebody would guess',
      advice: 'A few words in a row that mean something to you alone are good.',
    },
    linkInvalid: {
      title: 'This link does not work, or was used already',
      advice: 'Links work once. Ask for a new one where you asked for this one.',
    },
    linkExpired: { title: 'This link is too old', advice: 'Ask for a new one where you asked for this one.' },
    emailTaken: {
      title: 'This address signs in to an account already',
      advice: 'Start in the extension and sign in, or set a new password.',
    },
    noMail: { title: 'This server sends no mail', advice: 'Whoever runs it has set up none. A wallet works.' },
    connectExpired: {
      title: 'More than 10 minutes have passed',
      advice: 'Go back to the extension and start signing in again.',
    },
    connectDone: {
      title: 'Somebody has signed in on such a page already',
      advice: 'Go back to the extension and start signing in again.',
    },
    tooMany: { title: 'That was tried too often', advice: 'That keeps others from guessing. Wait a little, then try again.' },
    busy: { title: 'The server is busy', advice: 'Try again in a moment.' },
    refused: { title: 'The server did not take this', advice: 'Try again in a moment.' },
  },
});

/** The page at `/`. */
export const startWords = texts('server.start', {
  name: 'API',
  title: 'The API is running',
  programs: 'For programs',
  reference: 'Reference of all routes',
  openapi: 'OpenAPI 3.1 document',
  everybody: 'For everybody',
  status: 'How it goes: what is held, how well pages are read',
  calibration: 'How predictions compared with what campaigns paid',
  operators: 'For operators',
  alive: 'Is it alive?',
  ready: 'Is it ready?',
  signIn: 'Signing in starts in the extension, which opens its own page here.',
});
