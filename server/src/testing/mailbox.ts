import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

interface Caught {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A mail server on a port of this machine, which keeps what it is given. */
export async function openMailbox() {
  const caught: Caught[] = [];
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
  return { url: `smtp://127.0.0.1:${port}`, caught, close: () => new Promise<void>((done) => server.close(done)) };
}

/** As much of RFC 5322 as our own mails use. */
function read(raw: string): Caught {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'mi').exec(head.replace(/\r\n[ \t]+/g, ' '))?.[1] ?? '';
  const encoded = body.join('\r\n\r\n');
  const plain = /quoted-printable/i.test(head)
    ? encoded.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : encoded;
  return { to: field('To'), subject: field('Subject'), text: plain.replaceAll('\r\n', '\n') };
}
