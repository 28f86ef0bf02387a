import { texts } from '@infofi-lens/shared/words/texts';

/** Texts of the page that the link in the mail of a new address opens. */
export const confirmWords = texts('server.confirm', {
  title: 'Confirm your address',
  enter: 'Enter the password you chose',
  notYou: 'Did you not choose one, because somebody else entered your address? Close this page: nothing happens.',
  go: 'Confirm my address',
  waiting: 'Confirming…',
  done: 'Your address is confirmed',
  handedOver: 'The extension that waited signs in by itself.',
  confirmed: 'Go to the extension and sign in with your address and your password.',
  notFromMail: { title: 'Open the link in the mail', advice: 'This page only works when it is opened from there.' },
});
