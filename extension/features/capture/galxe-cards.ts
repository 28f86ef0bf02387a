import { cardsIn } from '@infofi-lens/shared/adapters/galxe/dom';
import { appPage, campaignOf } from '@infofi-lens/shared/adapters/galxe/page';

/**
 * The quest cards on the screen, as text for the reader, without campaigns that the page's own data already told of:
 * a card says less than an answer, and some of it shortened.
 */
export function galxeCards(page: Document, known: ReadonlySet<string>): string | undefined {
  const cards = cardsIn(page).filter(({ href }) => {
    const campaign = campaignOf(appPage(href));
    return campaign !== undefined && !known.has(campaign.id);
  });
  return cards.length > 0 ? JSON.stringify(cards) : undefined;
}
