const maxWords = 24;
const maxWordLength = 40;

/**
 * The words of some texts as they are searched for: lower case, without accents, each once, at most 24.
 * Words of one letter are left out unless the script writes words as single signs.
 */
export function wordsOf(texts: readonly (string | undefined)[]): string[] {
  const words = new Set<string>();
  for (const text of texts) {
    if (text === undefined) continue;
    // 2,000 characters hold far more words than are kept; a post of 30,000 would only cost time.
    const plain = text.slice(0, 2_000).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    for (const [word] of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (word.length > 1 || /[^\x20-\x7e]/.test(word)) words.add(word.slice(0, maxWordLength));
      if (words.size === maxWords) return [...words];
    }
  }
  return [...words];
}

/** The end of the range of words that begin with `word`. */
export function prefixOf(word: string): string {
  return `${word}\uffff`;
}
