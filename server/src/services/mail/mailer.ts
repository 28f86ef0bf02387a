import { setTimeout } from 'node:timers/promises';
import { ExponentialBackoff, handleAll, retry } from 'cockatiel';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';

/** Plain text, so that nothing in it is loaded from anywhere. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
export interface Mailer {
  /** Takes a mail over and sends it later, so that who asked for it can not tell by the time whether there was one. Never throws. */
  send(mail: Mail): void;
  /** Waits for the mails under way, ten seconds at most. */
  close(): Promise<void>;
}

export interface SmtpGiven {
  /** `smtps://name:password@host:465`, or `smtp://…:587`, which is encrypted by STARTTLS (`?requireTLS=false`: only if offered). */
  url: string;
  /** `InfoFi Lens <lens@example.org>`. */
  from: string;
  log: Logger;
}

/** Mails held at once; more are dropped, and said to be so in the log. */
const heldAtMost = 1_000;
const triesAfterwards = 4;
const closingMs = 10_000;
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
const own = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Sends by SMTP. Mails wait in memory and not in the database, because they carry what must not be stored: one that is lost with
 * the process is asked for again by its reader. Neither addresses nor texts are logged.
 */
export function smtpMailer({ url, from, log }: SmtpGiven): Mailer {
  const requireTLS = !own.has(new URL(url).hostname);
  const transport = createTransport({
    url,
    requireTLS,
    pool: true,
    maxConnections: 2,
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const again = retry(handleAll, {
    maxAttempts: triesAfterwards,
    backoff: new ExponentialBackoff({ initialDelay: 1_000, maxDelay: 60_000 }),
  });
  const underWay = new Set<Promise<void>>();
  return {
    send(mail) {
      if (underWay.size >= heldAtMost) return log.error({ held: underWay.size }, 'a mail was dropped: too many wait');
      const sending = again
        .execute(() => transport.sendMail({ ...mail, from }))
        .then(
          () => log.debug('a mail was handed to the mail server'),
          (error: unknown) => log.error({ code: codeOf(error) }, 'a mail could not be sent'),
        )
        .finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    async close() {
      await Promise.race([Promise.all(underWay), setTimeout(closingMs, undefined, { ref: false })]);
      transport.close();
    },
  };
}

/** The library's messages quote the conversation with the server, addresses and all. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
