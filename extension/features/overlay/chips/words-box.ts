import type { Rect } from '../../../ui/place.ts';

const mostNodes = 12;

/** What lies inside an element, measured from its upper left corner. */
export interface Inside {
  readonly words: Rect | undefined;
  readonly right: number;
}

/** Dear: asks for every text. It stays true while the element keeps its size. */
export function insideOf(element: Element, box: Rect): Inside {
  const words = wordsBox(element);
  return {
    words: words && { ...words, left: words.left - box.left, top: words.top - box.top },
    right: rightOf(element) - box.left,
  };
}

/** The box around the words and pictures inside an element; the element's own box may be much wider. */
function wordsBox(element: Element): Rect | undefined {
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const range = document.createRange();
  let box: { left: number; top: number; right: number; bottom: number } | undefined;
  for (let n = 0; n < mostNodes * 4 && nodes.nextNode(); n += 1) {
    const node = nodes.currentNode;
    const rect = rectOf(node, range);
    if (!rect || rect.width === 0 || rect.height === 0) continue;
    box = box
      ? {
          left: Math.min(box.left, rect.left),
          top: Math.min(box.top, rect.top),
          right: Math.max(box.right, rect.right),
          bottom: Math.max(box.bottom, rect.bottom),
        }
      : { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
  }
  return box && { left: box.left, top: box.top, width: box.right - box.left, height: box.bottom - box.top };
}

function rectOf(node: Node, range: Range): DOMRect | undefined {
  if (node instanceof Text) {
    if (node.data.trim() === '') return undefined;
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  }
  return node instanceof Element && /^(svg|img)$/i.test(node.tagName) ? node.getBoundingClientRect() : undefined;
}

/** How far to the right something behind an element's words may reach without leaving its cell. */
function rightOf(element: Element): number {
  const cell = element.closest('td, th, [role="cell"], [role="gridcell"]') ?? element.parentElement ?? element;
  return cell.getBoundingClientRect().right;
}
