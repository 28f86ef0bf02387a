import { say, texts } from '@infofi-lens/shared/words/texts';

const at = (host: string) => ({ host });
const linked = (url: string) => ({ url });

/** What mails say. A line that ends in a colon stands above a link. */
export const mailWords = texts('server.mail', {
  sentBy: say('This mail was sent by the InfoFi Lens server at {host}, because somebody entered this address there.', at),
  ignore: 'If this was not you, do nothing: nothing happens without the link, and it stops working by itself.',
  confirm: {
    subject: 'Confirm your address for InfoFi Lens',
    open: say(
      'Somebody wants to sign in to InfoFi Lens at {host} with this address. If it was you, open this link within 24 hours and enter the password you chose:',
      at,
    ),
  },
  alreadyThere: {
    subject: 'You already have an account at InfoFi Lens',
    what: say(
      'Somebody, perhaps you, wanted to register this address at {host}. You already have an account with it: sign in as usual.',
      at,
    ),
    forgotten: say('If you do not know your password any more, set a new one: {url}', linked),
    ignore: 'If this was not you, do nothing. Your account has not changed.',
  },
  reset: {
    subject: 'A new password for InfoFi Lens',
    open: say('Somebody asked for a new password for your account at {host}. If it was you, open this link within an hour:', at),
  },
  passwordChanged: {
    subject: 'Your password for InfoFi Lens was changed',
    what: say('The password of your account at {host} was changed, and other devices were signed out.', at),
    notYou: say('If this was not you, set a new one at once: {url}', linked),
  },
  waysChanged: {
    subject: 'How you sign in to InfoFi Lens was changed',
    walletAdded: say('The wallet {wallet} can sign in now.', (wallet: string) => ({ wallet })),
    walletRemoved: say('The wallet {wallet} can not sign in any more.', (wallet: string) => ({ wallet })),
    addressReplaced: 'Another e-mail address has taken the place of this one.',
    addressRemoved: 'This address can not sign in any more.',
    account: say('The account is the one of this address at {host}.', at),
    notYou: say(
      'If this was not you, set a new password, which signs every device out, and look through your ways to sign in: {url}',
      linked,
    ),
    notYouElsewhere: 'If this was not you, sign in another way, sign the other devices out, and look through your ways to sign in.',
  },
});
