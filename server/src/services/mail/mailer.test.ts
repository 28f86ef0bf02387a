import { Writable } from 'node:stream';
import { locales } from '@infofi-lens/shared/words/locales';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openMailbox } from '../../testing/mailbox.ts';
import { smtpMailer } from './mailer.ts';
import { mails } from './mails.ts';

let mailbox: Awaited<ReturnType<typeof openMailbox>>;
let said: string;
beforeEach(async () => {
  mailbox = await openMailbox();
  said = '';
});
afterEach(() => mailbox.close());
const log = pino(
  { level: 'trace' },
  new Writable({
    write(chunk, _encoding, done) {
      said += String(chunk);
      done();
    },
  }),
);
const mailer = (url: string) => smtpMailer({ url, from: 'InfoFi Lens <lens@lens.test>', log });
const write = mails(new URL('https://lens.test'))('en');

it('hands mails to the mail server, in plain text, and says so without saying to whom', async () => {
  const one = mailer(mailbox.url);
  one.send(write.confirm('maria@mail.example', 'the-token'));
  one.send(write.reset('ben@mail.example', 'another'));
  await one.close();
  expect(mailbox.caught.map(({ to }) => to).sort()).toEqual(['ben@mail.example', 'maria@mail.example']);
  expect(mailbox.caught.find(({ to }) => to.startsWith('maria'))?.text).toContain('https://lens.test/confirm?lang=en#token=the-token');
  expect(said).toContain('a mail was handed to the mail server');
  expect(said).not.toMatch(/mail\.example|token/);
});

it.each(locales)('says everything in %s, with its links, and nothing left unfilled', (locale) => {
  const { confirm, alreadyThere, reset, passwordChanged, waysChanged } = mails(new URL('https://lens.test'))(locale);
  const to = 'maria@mail.example';
  const all = [
    ...[confirm(to, 'the-token'), reset(to, 'the-token'), alreadyThere(to), passwordChanged(to)],
    ...[waysChanged(to, { is: 'walletAdded', wallet: '0xabc' }), waysChanged(to, { is: 'walletRemoved', wallet: '0xabc' })],
    ...[waysChanged(to, { is: 'addressReplaced' }), waysChanged(to, { is: 'addressRemoved' })],
  ];
  for (const { subject, text } of all) {
    expect(`${subject} ${text}`).not.toMatch(/[{}]|undefined|object/);
    expect(text).toContain('lens.test');
  }
  expect(all[0]?.text).toContain(`\n\nhttps://lens.test/confirm?lang=${locale}#token=the-token\n\n`);
  expect(all[2]?.text).toContain(`https://lens.test/reset?lang=${locale}`);
  expect(all[4]?.text).toContain('0xabc');
  if (locale !== 'en') expect(all.map(({ subject }) => subject)).not.toEqual(expect.arrayContaining([write.reset(to, '').subject]));
});

it('is not made to write to others by an address with a line break', async () => {
  const one = mailer(mailbox.url);
  one.send({ ...write.alreadyThere('maria@mail.example'), subject: 'Hello\r\nBcc: eve@mail.example' });
  await one.close();
  expect(mailbox.caught).toHaveLength(1);
  expect(mailbox.caught[0]?.to).toBe('maria@mail.example');
});
