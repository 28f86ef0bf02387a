import type { Mail } from './mailer.ts';

/** Every mail that is sent. A token stands behind `#`, so that opening its link tells it to no server's log. */
export const mails = (publicUrl: URL) => {
  const link = (path: string, token: string) => new URL(`${path}#token=${token}`, publicUrl).href;
  const host = publicUrl.host;
  const ignore = `If this was not you, do nothing: nothing happens without the link, and it stops working by itself.`;
  const mail = (to: string, subject: string, ...paragraphs: string[]): Mail => ({
    to,
    subject,
    text: `${[...paragraphs, `This mail was sent by the InfoFi Lens server at ${host}, because somebody entered this address there.`].join('\n\n')}\n`,
  });
  return {
    confirm: (to: string, token: string): Mail =>
      mail(
        to,
        'Confirm your address for InfoFi Lens',
        `Somebody wants to sign in to InfoFi Lens at ${host} with this address. If it was you, open this link within 24 hours and enter the password you chose:`,
        link('/confirm', token),
        ignore,
      ),
    alreadyThere: (to: string): Mail =>
      mail(
        to,
        'You already have an account at InfoFi Lens',
        `Somebody, perhaps you, wanted to register this address at ${host}. You already have an account with it: sign in as usual.`,
        `If you do not know your password any more, set a new one: ${new URL('/reset', publicUrl).href}`,
        'If this was not you, do nothing. Your account has not changed.',
      ),
    reset: (to: string, token: string): Mail =>
      mail(
        to,
        'A new password for InfoFi Lens',
        `Somebody asked for a new password for your account at ${host}. If it was you, open this link within an hour:`,
        link('/reset', token),
        ignore,
      ),
    passwordChanged: (to: string): Mail =>
      mail(
        to,
        'Your password for InfoFi Lens was changed',
        `The password of your account at ${host} was changed, and other devices were signed out.`,
        `If this was not you, set a new one at once: ${new URL('/reset', publicUrl).href}`,
      ),
    /** @param still Whether the address signs in now. */
    waysChanged: (to: string, what: string, still: boolean): Mail =>
      mail(
        to,
        'How you sign in to InfoFi Lens was changed',
        `${what} The account is the one of this address at ${host}.`,
        still
          ? `If this was not you, set a new password, which signs every device out, and look through your ways to sign in: ${new URL('/reset', publicUrl).href}`
          : 'If this was not you, sign in another way, sign the other devices out, and look through your ways to sign in.',
      ),
  };
};
export type Mails = ReturnType<typeof mails>;
