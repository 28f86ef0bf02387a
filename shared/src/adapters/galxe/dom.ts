import { type Filled, filled, type Overrides } from '../table.ts';
import { type Card, type Labels, meaningOf } from './cards.ts';
import { appPage, campaignOf } from './page.ts';
import { galxeTables } from './tables.ts';

/** As much of a DOM element as reading needs, so that a page, a parsed file and a test are read by the same code. */
export interface ElementLike {
  querySelectorAll(selector: string): Iterable<ElementLike>;
  getAttribute(name: string): string | null;
  readonly textContent: string | null;
}

/**
 * The quest cards of a page, each campaign once: every block is in the page twice, for wide and for narrow screens.
 * Only looks; changes nothing.
 */
export function cardsIn(root: Pick<ElementLike, 'querySelectorAll'>, overrides?: Overrides): Card[] {
  const tables = filled(galxeTables, overrides);
  const byId = new Map<string, Card>();
  for (const link of found(root, tables.card.card)) {
    const href = link.getAttribute('href') ?? '';
    const quest = campaignOf(appPage(href));
    if (quest === undefined) continue;
    const card = cardOf(link, href, tables);
    if (textsIn(card) > textsIn(byId.get(quest.id))) byId.set(quest.id, card);
  }
  return [...byId.values()];
}

/** A campaign may also be linked from a banner without words: the fullest card counts. */
function textsIn(card: Card | undefined): number {
  return card === undefined ? -1 : card.chips.length + (card.title === undefined ? 0 : 1) + (card.participants === undefined ? 0 : 1);
}

function cardOf(link: ElementLike, href: string, { card: at, labels }: Filled<typeof galxeTables>): Card {
  const title = textsOf(link, at.title)[0] ?? titleOfTokenCard(link, at);
  const words = squeezed(link.textContent).replaceAll(' ', '').toLowerCase();
  const participants = textsOf(link, at.count).find((text) => /^[\d,.]+[KMB]?$/i.test(text) && countsPeople(text, words, labels));
  return {
    href,
    chips: textsOf(link, at.chip),
    ...(title === undefined ? {} : { title }),
    ...(participants === undefined ? {} : { participants }),
  };
}

/** A card of the "token reward" row: the amount in a box of its own, the title in the last block. */
function titleOfTokenCard(link: ElementLike, at: Filled<typeof galxeTables>['card']): string | undefined {
  return textsOf(link, at.tokenBox).length > 0 ? textsOf(link, at.tokenTitle).at(-1) : undefined;
}

/** Whether the word for participants stands right behind the number. */
function countsPeople(text: string, words: string, labels: Labels): boolean {
  return Object.keys(labels).some((label) => meaningOf(label, labels) === 'participants' && words.includes(text.toLowerCase() + label));
}

/** A selector that the browser does not understand finds nothing: it came as data. */
function found(root: Pick<ElementLike, 'querySelectorAll'>, selector: string): ElementLike[] {
  try {
    return [...root.querySelectorAll(selector)];
  } catch {
    return [];
  }
}

function textsOf(element: ElementLike, selector: string): string[] {
  return found(element, selector)
    .map((one) => squeezed(one.textContent))
    .filter((text) => text !== '');
}

function squeezed(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
