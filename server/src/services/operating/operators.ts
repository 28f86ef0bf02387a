import { createHash, timingSafeEqual } from 'node:crypto';
import { LensError } from '@infofi-lens/shared/errors';

/** Who may operate, and the SHA-256 of each one's token. */
export interface Operator {
  readonly name: string;
  readonly tokenHash: Buffer;
}

/** Finds who holds a token. All are compared, each in constant time: how long it takes tells nothing. */
export function operatorOf(operators: readonly Operator[], token: string): string {
  const given = createHash('sha256').update(token).digest();
  const found = operators.filter(({ tokenHash }) => timingSafeEqual(tokenHash, given)).at(0);
  if (!found) throw new LensError('unauthenticated', 'This needs the token of an operator.');
  return found.name;
}
