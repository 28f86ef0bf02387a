import type { BoardOnPage } from '../boards.ts';
import type { Spot } from '../spot.ts';

/** More text than this is no board. */
const mostTexts = 20_000;
const closestRow = 'tr, li, [role="row"], [role="listitem"]';

/** The places where a name from the board stands in a row of its own: an element whose whole text is the handle. */
export function rowsByHandle(root: ParentNode, { rows }: BoardOnPage): Omit<Spot, 'id'>[] {
  const byHandle = new Map(rows.flatMap(({ handle, key }) => (handle === undefined ? [] : [[handle.toLowerCase(), key] as const])));
  if (byHandle.size === 0) return [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Omit<Spot, 'id'>[] = [];
  for (let n = 0; n < mostTexts && texts.nextNode(); n += 1) {
    const { data, parentElement } = texts.currentNode as Text; // the walker shows text nodes only
    if (data.length > 70 || data.length === 0) continue;
    const key = byHandle.get(data.trim().replace(/^@/, '').toLowerCase());
    if (key !== undefined && parentElement && standsInRow(parentElement, data)) found.push({ element: parentElement, key, form: 'row' });
  }
  return found;
}

/** A name in a menu stands alone; in a row there are numbers beside it. */
function standsInRow(element: Element, name: string): boolean {
  const row = element.closest(closestRow) ?? element.parentElement?.parentElement?.parentElement;
  return /\d/.test((row?.textContent ?? '').replaceAll(name.trim(), ''));
}
