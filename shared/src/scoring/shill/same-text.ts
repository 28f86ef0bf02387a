/** Fewer words are a greeting, which anybody may say twice. */
const leastWords = 4;
/** Texts that share so many of their words say the same. */
const alike = 0.8;

/** The words of a text, without addresses, names and numbers: what is changed to make a copy look like a text of its own. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .replace(/https?:\/\/\S+|@\w+/g, ' ')
      .match(/\p{L}+/gu) ?? [],
  );
}

/**
 * How many of some texts say again what another of them says.
 * @param texts In any order: of several that say the same, all but one are repeats.
 * @returns with how many texts were long enough to tell.
 */
export function repeats(texts: readonly string[]): { readonly repeated: number; readonly of: number } {
  const all = texts.map(wordsOf).filter(({ size }) => size >= leastWords);
  // In an order of their own, so that which of two alike is the copy does not hang on how they came.
  const ordered = all.map((words) => ({ words, key: [...words].sort().join(' ') })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const first: ReadonlySet<string>[] = [];
  for (const { words } of ordered) if (!first.some((other) => isAlike(words, other))) first.push(words);
  return { repeated: all.length - first.length, of: all.length };
}

function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  return both / (a.size + b.size - both) >= alike;
}
