import * as z from 'zod/mini';
import { Challenge } from './auth.ts';

/** How long passwords are, in characters (code points). No rule of composition: length is what makes guessing hard. */
export const passwordLength = { least: 10, most: 128 } as const;

/** ASCII, as mail servers everywhere take it; a domain with other letters is written as its `xn--` form. */
export const EmailAddress = z.string().check(z.maxLength(254), z.email());

/** A password as it is typed. Half of a character pair would be another text as soon as it is written as bytes. */
const typed = z.string().check(
  z.maxLength(2 * passwordLength.most),
  z.refine((text) => text.isWellFormed()),
);
/** One to be set. Whether it is too easy to guess is for the server to say (`password_too_common`). */
export const NewPassword = z
  .string()
  .check(z.refine((text) => text.isWellFormed() && [...text].length >= passwordLength.least && [...text].length <= passwordLength.most));

const credentials = { email: EmailAddress, challenge: z.optional(Challenge) };

/** `POST /v1/auth/login`. With a challenge the tokens are for the extension that waits. */
export const LoginRequest = z.strictObject({ ...credentials, password: typed });
/** `POST /v1/auth/register`: a mail with a link goes to the address. Whether it is known here shows in the mail alone. */
export const RegisterRequest = z.strictObject({ ...credentials, password: NewPassword });
/** `POST /v1/auth/email`: the same for the account of the token. */
export const AddEmailRequest = z.strictObject({ email: EmailAddress, password: NewPassword });
/** `POST /v1/auth/reset`. */
export const ResetRequest = z.strictObject({ email: EmailAddress });
/** 202: the same whatever is known of the address. */
export const MailSent = z.strictObject({ status: z.literal('mail_sent') });

/** Of a link in a mail. */
const MailToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{65}$/));

/**
 * `POST /v1/auth/confirm`: the address is its owner's. With the password it was registered with, so that who is sent a link by
 * somebody else's registration can not confirm it by accident.
 */
export const ConfirmRequest = z.strictObject({ token: MailToken, password: typed });
/** `handed_over`: the extension that waited is signed in. */
export const Confirmed = z.strictObject({ status: z.enum(['confirmed', 'handed_over']) });
export type Confirmed = z.infer<typeof Confirmed>;

/** `POST /v1/auth/reset/finish`: sets a new password and signs every device out. */
export const FinishResetRequest = z.strictObject({ token: MailToken, password: NewPassword });
/** `POST /v1/auth/password`: signs all other devices out. */
export const ChangePasswordRequest = z.strictObject({ current: typed, password: NewPassword });
