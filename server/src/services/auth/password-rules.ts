import { InputError } from '../../http/errors.ts';
import { commonPasswords } from './common-passwords.ts';

/** Letters and digits in a row, whatever stands between them, that make a password easy. */
const leastRun = 6;
const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Refuses a new password that guessing would find among the first: the address itself, one character over and over, a run along
 * the alphabet or the keyboard, or one of the most used of all. Length is for the contract; nothing is said about composition.
 * @throws {InputError} `password_too_common`
 */
export function refuseCommon(password: string, email: string): void {
  const plain = lettersOf(password.normalize('NFKC'));
  const [name = ''] = email.toLowerCase().split('@');
  const easy =
    password.toLowerCase() === email.toLowerCase() ||
    plain === lettersOf(email) ||
    plain === lettersOf(name) ||
    new Set(password.toLowerCase()).size <= 2 ||
    (plain.length >= leastRun && runs.some((run) => run.includes(plain))) ||
    commonPasswords.has(plain);
  if (easy)
    throw new InputError('password_too_common', 'This password is among the first that somebody would guess. Choose another.', 'password');
}

const twice = (text: string) => text + text; // a run may begin anywhere and go on from the start
const forward = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
];
const runs = forward.flatMap((run) => [twice(run), twice([...run].reverse().join(''))]);
