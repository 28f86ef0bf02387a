import type { Card } from './cards.ts';
import { appPage, campaignOf } from './page.ts';

/** As much of a DOM element as reading needs, so that a page, a parsed file and a test are read by the same code. */
export interface ElementLike {
  querySelectorAll(selector: string): Iterable<ElementLike>;
  getAttribute(name: string): string | null;
  readonly textContent: string | null;
}

/**
 * The quest cards of a page, each campaign once: every block is in the page twice, for wide and for narrow screens.
 * Only looks; changes nothing. Class names are Tailwind's and mean nothing, apart from the few used here.
 */
export function cardsIn(root: Pick<ElementLike, 'querySelectorAll'>): Card[] {
  const byId = new Map<string, Card>();
  for (const link of root.querySelectorAll('a[href*="/quest/"]')) {
    const href = link.getAttribute('href') ?? '';
    const quest = campaignOf(appPage(href));
    if (quest === undefined) continue;
    const card = cardOf(link, href);
    if (textsIn(card) > textsIn(byId.get(quest.id))) byId.set(quest.id, card);
  }
  return [...byId.values()];
}

/** A campaign may also be linked from a banner without words: the fullest card counts. */
function textsIn(card: Card | undefined): number {
  return card === undefined ? -1 : card.chips.length + (card.title === undefined ? 0 : 1) + (card.participants === undefined ? 0 : 1);
}

function cardOf(link: ElementLike, href: string): Card {
  const title = textsOf(link, '.line-clamp-2 span')[0] ?? titleOfTokenCard(link);
  const words = squeezed(link.textContent).replaceAll(' ', '');
  const isCount = (text: string) => /^[\d,.]+[KMB]?$/i.test(text) && words.includes(`${text}Participant`);
  const participants = textsOf(link, 'span.mr-1').find(isCount);
  return {
    href,
    chips: textsOf(link, '.space-tags span'),
    ...(title === undefined ? {} : { title }),
    ...(participants === undefined ? {} : { participants }),
  };
}

/** A card of the "token reward" row: the amount in a box of its own, the title in the last block. */
function titleOfTokenCard(link: ElementLike): string | undefined {
  return textsOf(link, '.token-box').length > 0 ? textsOf(link, 'div').at(-1) : undefined;
}

function textsOf(element: ElementLike, selector: string): string[] {
  return [...element.querySelectorAll(selector)].map((one) => squeezed(one.textContent)).filter((text) => text !== '');
}

function squeezed(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
