import { pino } from 'pino';
import { type Mail, smtpMailer } from '../services/mail/mailer.ts';
import { openMailbox } from './mailbox.ts';

/** A mailer that hands its mails over a real connection to a mail server of the test's own. */
export async function mailCatcher() {
  const mailbox = await openMailbox();
  const given = { url: mailbox.url, from: 'InfoFi Lens <lens@lens.test>', log: pino({ level: 'silent' }) };
  let mailer = smtpMailer(given);
  return {
    mailer: { send: (mail: Mail) => mailer.send(mail), close: () => mailer.close() },
    /** Every mail sent so far, once it has arrived; they are forgotten here. */
    async take(): Promise<Mail[]> {
      await mailer.close();
      mailer = smtpMailer(given);
      return mailbox.caught.splice(0);
    },
    async stop(): Promise<void> {
      await mailer.close();
      await mailbox.close();
    },
  };
}
export type MailCatcher = Awaited<ReturnType<typeof mailCatcher>>;

/** The token of a mail's link. @throws when it has none. */
export function tokenIn(mail: Mail | undefined): string {
  const token = /#token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
  if (!token) throw new Error(`There is no link with a token in: ${mail?.text}`);
  return token;
}
