import type { CompiledMessage } from 'icu-minify/format';

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ö',
  s: 'š',
  u: 'ü',
  y: 'ý',
  A: 'Å',
  E: 'É',
  O: 'Ø',
  S: 'Š',
};

/** The same text with accents, and two fifths longer, as German is. */
const long = (text: string): string => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const more = ' lörem ipšüm dölor šit amét'.repeat(Math.ceil(letters / 50)).slice(0, Math.round(letters * 0.4));
  return text.replace(/[a-z]/gi, (letter) => accents[letter] ?? letter) + more;
};

const arabic = 'هذا نص للتجربة يكتب من اليمين الى اليسار ويطول حين يطول النص الذي يقوم مقامه';

/** Arabic words in the place of English ones, as many letters. Spaces around stay. */
const fromRight = (text: string): string =>
  text.replace(/\p{L}[\p{L}\p{M}’' ,;:.-]*\p{L}|\p{L}/gu, (words) =>
    arabic
      .repeat(Math.ceil(words.length / arabic.length))
      .slice(0, words.length)
      .trim(),
  );

/** Languages that only tests speak: made from English, to see what a long text and one from right to left do to the layout. */
export const pseudoLocales: Readonly<Record<string, (message: CompiledMessage) => CompiledMessage>> = {
  'en-XA': (message) => disguised(message, long),
  'ar-XB': (message) => disguised(message, fromRight),
};

/** A compiled message with each of its texts changed; names of placeholders and of plural forms stay. */
function disguised<T>(message: T, change: (text: string) => string): T {
  if (typeof message === 'string') return change(message) as T;
  if (!Array.isArray(message)) return message;
  return message.map((node) => (Array.isArray(node) ? node.map((part) => options(part, change)) : disguised(node, change))) as T;
}

function options(part: unknown, change: (text: string) => string): unknown {
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, message]) => [name, disguised(message, change)]));
}
