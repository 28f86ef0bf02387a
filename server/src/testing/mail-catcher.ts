import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import type { Mail } from '../services/mail/mailer.ts';
import { smtpMailer } from '../services/mail/mailer.ts';

/** A mail server of the test's own, and a mailer that hands mails to it over a real connection. */
export async function mailCatcher() {
  const caught: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      text(stream).then((raw) => {
        caught.push(read(raw));
        done();
      }, done);
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const given = { url: `smtp://127.0.0.1:${port}`, from: 'InfoFi Lens <lens@lens.test>', log: pino({ level: 'silent' }) };
  let mailer = smtpMailer(given);
  return {
    mailer: { send: (mail: Mail) => mailer.send(mail), close: () => mailer.close() },
    /** Every mail sent so far, once it has arrived; they are forgotten here. */
    async take(): Promise<Mail[]> {
      await mailer.close();
      mailer = smtpMailer(given);
      return caught.splice(0);
    },
    async stop(): Promise<void> {
      await mailer.close();
      await new Promise<void>((done) => server.close(done));
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

/** As much of RFC 5322 as our own mails use. */
function read(raw: string): Mail {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'mi').exec(head.replace(/\r\n[ \t]+/g, ' '))?.[1] ?? '';
  const encoded = body.join('\r\n\r\n');
  const plain = /quoted-printable/i.test(head)
    ? encoded.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : encoded;
  return { to: field('To'), subject: field('Subject'), text: plain.replaceAll('\r\n', '\n') };
}
