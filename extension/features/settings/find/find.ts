/** Marks what the search left out; the style sheet hides it. */
const leftOut = 'unfound';
/** Name of the highlighted ranges in the style sheet. */
const highlight = 'lens-found';

/** The words of a search: without case and accents. */
export const wordsIn = (query: string): string[] => plain(query).split(/\s+/).filter(Boolean);

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Shows of a page of settings what has all of the words, and marks them. A section whose heading or synonyms have them is shown
 * whole, of others the parts that have them. Works on what is on the page, whichever feature put it there.
 * @param main Its children are the sections; what stands in a section's `.lens-stack` are its parts. `data-find` on any of them
 *   names words that people look for and that are not written there.
 * @returns ids of the sections that are shown; with no word, all of them.
 */
export function showOnly(main: HTMLElement, words: readonly string[]): string[] {
  const sections = [...main.querySelectorAll<HTMLElement>(':scope > section')];
  const has = (element: Element) => {
    const text = textOf(element);
    return words.every((word) => text.includes(word));
  };
  const shown = sections.filter((section) => {
    const parts = [...section.querySelectorAll<HTMLElement>(':scope > .lens-stack > *')];
    const heading = plain(`${section.querySelector('h2')?.textContent ?? ''} ${section.dataset.find ?? ''}`);
    const whole = words.every((word) => heading.includes(word));
    const found = whole ? parts : parts.filter(has);
    const isShown = whole || has(section);
    for (const part of parts) mark(part, isShown && (found.includes(part) || found.length === 0));
    mark(section, isShown);
    return isShown;
  });
  light(shown, words);
  return shown.map(({ id }) => id);
}

function textOf(element: Element): string {
  const synonyms = [element, ...element.querySelectorAll('[data-find]')].map((one) => one.getAttribute('data-find') ?? '');
  return plain(`${element.textContent} ${synonyms.join(' ')}`);
}

function mark(element: HTMLElement, isShown: boolean): void {
  if (isShown) delete element.dataset[leftOut];
  else element.dataset[leftOut] = '';
}

/** Browsers without highlights show the same, unmarked. */
function light(sections: readonly HTMLElement[], words: readonly string[]): void {
  if (typeof CSS === 'undefined' || !('highlights' in CSS)) return;
  if (words.length === 0) return void CSS.highlights.delete(highlight);
  const ranges = sections.flatMap((section) => rangesIn(section, words));
  CSS.highlights.set(highlight, new Highlight(...ranges));
}

function rangesIn(section: HTMLElement, words: readonly string[]): Range[] {
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.textContent?.toLowerCase() ?? ''; // accents would move the places of letters
    for (const word of words) {
      for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        ranges.push(range);
      }
    }
  }
  return ranges;
}
