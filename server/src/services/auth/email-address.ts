/**
 * The form in which an address is kept and written to: without space around it, its domain in lower case. Whether the part before
 * the `@` has capitals is for its own server to say, so that stays; for us two spellings are one address (the store compares in lower case).
 */
export function normalEmail(email: string): string {
  const trimmed = email.trim();
  const at = trimmed.lastIndexOf('@');
  return trimmed.slice(0, at) + trimmed.slice(at).toLowerCase();
}
