/** PKCE with S256 (RFC 7636, sections 4.1 and 4.2). */

/** @param random 32 random bytes. @returns 43 characters of base64url. */
export function verifierFrom(random: Uint8Array): string {
  return base64url(random);
}

/** What is shown to the world of a verifier: base64url of SHA-256 of its ASCII text. */
export async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
