import { cardsIn } from '@infofi-lens/shared/adapters/galxe/dom';
import type { Overrides } from '@infofi-lens/shared/adapters/table';

/** The quest cards on the screen, as text for the reader; also those that the page's data told of, to hold the two together. */
export function galxeCards(page: Document, tables: Overrides | undefined): string | undefined {
  const cards = cardsIn(page, tables);
  return cards.length > 0 ? JSON.stringify(cards) : undefined;
}
