const longest = 300;

/** An address of the web without what follows a question mark or a hash: those may be about the person. */
export function pageAddress(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`.slice(0, longest);
}
