import { LensError } from '@infofi-lens/shared/errors';
import type { Locale } from '@infofi-lens/shared/words/locales';
import { LimitError } from '../../http/errors.ts';
import type { AddressRule } from '../../http/limited.ts';
import type { Mail, Mailer } from '../mail/mailer.ts';
import type { Mails, MailsIn } from '../mail/mails.ts';

/** Takes one out of what an address is allowed. @returns 0, or the milliseconds until there is one again. */
export type TakeOfAddress = (rule: AddressRule, address: string) => Promise<number>;

export interface PostmanGiven {
  /** `undefined`: this server sends no mail. */
  mailer: Mailer | undefined;
  mails: MailsIn;
  takeOfAddress: TakeOfAddress;
}

/** Who writes to people, never too often; and who counts what is tried with an address. */
export const postman = ({ mailer, mails, takeOfAddress }: PostmanGiven) => {
  /** @throws {LimitError} whether or not anybody has the address: the count tells nothing. */
  async function take(rule: AddressRule, address: string): Promise<void> {
    const wait = await takeOfAddress(rule, address.toLowerCase());
    if (wait > 0) throw new LimitError(Math.ceil(wait / 1_000));
  }
  return {
    take,

    /** Somebody who speaks that language asks for a mail to this address. @throws {LensError} `mail_not_configured`, `too_many_requests` */
    async to(address: string, language: Locale): Promise<{ mails: Mails; send: (mail: Mail) => void }> {
      if (!mailer)
        throw new LensError(
          'mail_not_configured',
          'This server sends no mail, so nobody can register or reset a password with an address. Use a wallet.',
        );
      await take('mail_to_email', address);
      return { mails: mails(language), send: (mail) => mailer.send(mail) };
    },

    /** The owner of the address is told what happened to their account, where mail can be sent at all; in the language of who did it. */
    tell(address: string | undefined, language: Locale, write: (mails: Mails) => Mail): void {
      if (address !== undefined) mailer?.send(write(mails(language)));
    },
  };
};
export type Postman = ReturnType<typeof postman>;

export const linkInvalid = () => new LensError('mail_link_invalid', 'This link does not work, or was used already. Ask for a new one.');
export const linkExpired = () => new LensError('mail_link_expired', 'This link is too old. Ask for a new one.');
