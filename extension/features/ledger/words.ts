import { say, texts } from '@infofi-lens/shared/words/texts';

/** Keeping one's own record in step over one's browsers. */
export const ledgerWords = texts('ledger', {
  title: 'Your record in all your browsers',
  why: 'Your participation, your active time on campaigns and your outcomes can be the same in every browser that is signed in to this account. They go to your account alone: nobody else reads them, and no number is made of them.',
  clear: 'They are not encrypted there: whoever runs the server could read them. Off until you switch it on.',
  signIn: 'Sign in above to keep your record in step over your browsers.',
  on: 'Keep my record in step over my browsers',
  onDetail: 'Every five minutes, while the browser is open.',
  never: 'Not yet in step.',
  last: say('Last in step {when}.', (when: string) => ({ when })),
  refused: say(
    '{n, plural, one {# entry was} other {# entries were}} refused by the server: what was refused stays here alone.',
    (n: number) => ({ n }),
  ),
  now: 'Do it now',
  busy: 'Working …',
  delete: 'Delete it from my account',
  deleteTitle: 'Delete your record from your account?',
  deleteWhat: 'All of it is deleted at the server, and your browsers stop keeping in step. What each browser holds itself stays there.',
  deleteYes: 'Delete it',
  cancel: 'Cancel',
  deleted: 'Your record was deleted from your account.',
  failed: 'That did not work',
  lastFailed: say('The last try did not work ({when})', (when: string) => ({ when })),
  ended: {
    deleted:
      'Your record was deleted from your account, here or in another browser, so keeping in step ended. What this browser holds is still here.',
    other_account:
      'Another account is signed in now, so keeping in step ended: nothing of one account goes to another. Switch it on again if you want it for this one.',
  },
  problems: {
    unauthenticated: 'Nobody is signed in. Sign in above, then try again.',
    token_expired: 'You were signed out. Sign in above, then try again.',
    unreachable: 'The server can not be reached. It is tried again by itself every five minutes; nothing is lost.',
    ledger_begun_anew: 'Your record was just deleted from your account. Try again.',
  } as Readonly<Record<string, string>>,
  retried: say('That did not work ({code}). It is tried again by itself.', (code: string) => ({ code })),
});
