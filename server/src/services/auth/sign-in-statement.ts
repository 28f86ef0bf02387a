import { matchingCode } from '@infofi-lens/shared/auth/matching-code';

/** What the wallet shows above the details. With a challenge it carries the code that the extension shows too. */
export function signInStatement(challenge: string | undefined): string {
  const costs = 'This costs nothing and moves nothing.';
  return challenge
    ? `Sign in to InfoFi Lens. Go on only if your extension shows the code ${matchingCode(challenge)}. ${costs}`
    : `Sign in to InfoFi Lens. ${costs}`;
}
