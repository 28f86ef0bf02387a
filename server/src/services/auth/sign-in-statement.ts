import { matchingCode } from '@infofi-lens/shared/auth/matching-code';
import type { WalletPurpose } from '@infofi-lens/shared/contracts/auth';

const what = {
  sign_in: 'Sign in to InfoFi Lens.',
  add_wallet: 'Add this wallet to an account of InfoFi Lens, to sign in with.',
} as const satisfies Record<WalletPurpose, string>;

/** What the wallet shows above the details. With a challenge it carries the code that the extension shows too. */
export function signInStatement(challenge: string | undefined, purpose: WalletPurpose): string {
  const costs = 'This costs nothing and moves nothing.';
  return challenge
    ? `${what[purpose]} Go on only if your extension shows the code ${matchingCode(challenge)}. ${costs}`
    : `${what[purpose]} ${costs}`;
}
