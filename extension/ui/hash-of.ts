/** The address of a page, to be followed by a link. */
export const hashOf = (name: string, rest = ''): string =>
  rest === '' ? `#${name}` : `#${name}/${encodeURIComponent(rest).replaceAll('%3A', ':')}`;
