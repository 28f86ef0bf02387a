import { say, texts } from '@infofi-lens/shared/words/texts';

/** Texts of the page on which people sign in for the extension that waits. */
export const connectWords = texts('server.connect', {
  title: 'Sign in',
  needsScript: 'Your wallet can only be asked by a script. Allow it for this page and reload.',
  code: {
    title: '1. Compare the code',
    same: 'Your extension must show the same one:',
    other: 'Another code, or you did not start this from the extension yourself? Then somebody else did. Close this page.',
  },
  wallet: {
    title: '2. If the codes match, choose your wallet',
    what: 'You sign a text. It costs nothing, moves nothing and gives no access to your tokens.',
    none: 'No wallet was found in this browser. Install a wallet extension or unlock yours, allow it on this page, then reload.',
    signIn: say('Sign in with {wallet}', (wallet: string) => ({ wallet })),
    add: say('Add {wallet}', (wallet: string) => ({ wallet })),
    unnamed: 'Browser wallet',
    choosing: 'Waiting for your wallet: choose the account.',
    asking: 'Asking the server what to sign…',
    signing: 'Waiting for your wallet: read the text and sign it.',
    handing: 'Handing the signature in…',
  },
  signIn: {
    title: 'Or sign in with your e-mail address',
    go: 'Sign in',
    other: 'No account yet? Create one',
    waiting: 'Signing in…',
  },
  create: {
    title: 'Or create an account with your e-mail address',
    go: 'Create account',
    other: 'You have one? Sign in',
    waiting: 'Creating your account…',
  },
  forgotten: 'Forgotten your password?',
  mailSent: {
    title: 'Look into your mailbox',
    what: say('A mail is on its way to {email}. Open the link in it and enter your password once more.', (email: string) => ({ email })),
    next: 'Within ten minutes the extension signs in by itself; later, start there again. Nothing there? Look into the spam, and check that the address is right.',
  },
  done: {
    title: 'You are signed in',
    next: say('The extension goes on by itself, as {who}.', (who: string) => ({ who })),
  },
  adding: { title: 'Add a wallet', done: 'Your wallet has signed' },
  linkingX: {
    title: 'Link an X account',
    hint: 'Your wallet shows which X account it is, and whether everybody may see the link: read that before you sign. It costs nothing, moves nothing and gives no access to your tokens or to X.',
    sign: say('Sign with {wallet}', (wallet: string) => ({ wallet })),
  },
  troubles: {
    notFromExtension: {
      title: 'Start in the extension',
      advice: 'This page only works when the extension opens it. Open InfoFi Lens there and choose “Sign in”.',
    },
    unexpected: {
      title: 'The wallet answered something unexpected',
      advice: 'Unlock it, choose one account and try again. If it stays like this, try another wallet.',
    },
    declined: { title: 'You declined in your wallet', advice: 'Nothing was signed. Choose your wallet to try again.' },
    asking: {
      title: 'Your wallet is already asking',
      advice: 'Open it from the toolbar, answer or close what it shows, then try again.',
    },
    offline: {
      title: 'Your wallet is offline',
      advice: 'It has no connection to its chain. Reconnect it and try again.',
    },
    signature: {
      title: 'The signature is not of this message and this wallet',
      advice: 'Choose your wallet to try again.',
    },
    message: {
      title: 'What your wallet signed is not what it was asked to sign',
      advice: 'Choose your wallet to try again.',
    },
    nonce: { title: 'That took too long, or was signed already', advice: 'Choose your wallet to try again.' },
    notYours: {
      title: 'This wallet is not part of your account',
      advice: 'Choose one that is, and try again. To use this one, add it to your account in the extension first.',
    },
    chain: {
      title: 'The signature of this wallet can not be checked at the moment',
      advice: 'Wait a minute and try again.',
    },
  },
});
