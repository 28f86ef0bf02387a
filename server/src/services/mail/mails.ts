import type { Locale } from '@infofi-lens/shared/words/locales';
import { spokenIn } from '../../words/speak.ts';
import type { Mail } from './mailer.ts';
import { mailWords } from './words.ts';

/** How the ways into an account changed. A wallet by its address (EIP-55). */
export type WayChange = { is: 'walletAdded' | 'walletRemoved'; wallet: string } | { is: 'addressReplaced' | 'addressRemoved' };

/**
 * Every mail that is sent, in the language of who caused it. A token stands behind `#`, so that opening its link tells it to no
 * server's log.
 */
export const mails = (publicUrl: URL) => (locale: Locale) => {
  const words = spokenIn(mailWords, locale);
  const { host } = publicUrl;
  const page = (path: string) => new URL(`${path}?lang=${locale}`, publicUrl).href;
  const link = (path: string, token: string) => `${page(path)}#token=${token}`;
  const mail = (to: string, subject: string, ...paragraphs: string[]): Mail => ({
    to,
    subject,
    text: `${[...paragraphs, words.sentBy(host)].join('\n\n')}\n`,
  });
  return {
    confirm: (to: string, token: string): Mail =>
      mail(to, words.confirm.subject, words.confirm.open(host), link('/confirm', token), words.ignore),
    alreadyThere(to: string): Mail {
      const { subject, what, forgotten, ignore } = words.alreadyThere;
      return mail(to, subject, what(host), forgotten(page('/reset')), ignore);
    },
    reset: (to: string, token: string): Mail => mail(to, words.reset.subject, words.reset.open(host), link('/reset', token), words.ignore),
    passwordChanged(to: string): Mail {
      const { subject, what, notYou } = words.passwordChanged;
      return mail(to, subject, what(host), notYou(page('/reset')));
    },
    waysChanged(to: string, change: WayChange): Mail {
      const { subject, account, notYou, notYouElsewhere, ...changes } = words.waysChanged;
      // Where a wallet came or went the address still signs in, so a new password helps.
      const [what, next] =
        'wallet' in change ? [changes[change.is](change.wallet), notYou(page('/reset'))] : [changes[change.is], notYouElsewhere];
      return mail(to, subject, what, account(host), next);
    },
  };
};
export type MailsIn = ReturnType<typeof mails>;
export type Mails = ReturnType<MailsIn>;
