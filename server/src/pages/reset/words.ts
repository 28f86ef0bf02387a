import { say, texts } from '@infofi-lens/shared/words/texts';

/** Texts of the page on which a forgotten password is replaced. */
export const resetWords = texts('server.reset', {
  title: 'A new password',
  ask: {
    title: 'Where do we send the link?',
    go: 'Send me a link',
    waiting: 'Asking…',
    done: 'Look into your mailbox',
    next: say('If there is an account with {email}, a link is on its way there. It works for an hour.', (email: string) => ({ email })),
  },
  set: {
    title: 'Choose a new password',
    label: 'New password',
    go: 'Set it and sign out everywhere',
    waiting: 'Setting it…',
    done: 'Your password is set',
    next: 'Every device was signed out. Go to the extension and sign in with the new password.',
  },
});
