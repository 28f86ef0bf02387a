import * as z from 'zod/mini';
import type { Collector } from '../collector.ts';
import { parseJson } from '../json.ts';
import type { Filled } from '../table.ts';
import type { ParseSteps, Sighting } from '../types.ts';
import { appPage, campaignOf, campaignUrl } from './page.ts';
import type { galxeTables } from './tables.ts';

/** A quest card as it stands on the screen: texts only. */
export const Card = z.object({
  href: z.string(),
  title: z.optional(z.string()),
  /** The chips: "20 Points", "Daily", "100 USDT", "OAT", and a bare number, which is the GG boost. */
  chips: z.array(z.string()),
  /** The number before "Participants": "725", "5,363", or shortened: "15.91K". */
  participants: z.optional(z.string()),
});
export type Card = z.infer<typeof Card>;

export type Labels = Filled<typeof galxeTables>['labels'];

/** What a word on a card stands for. */
export function meaningOf(word: string, labels: Labels): Labels[string] | undefined {
  const lower = word.toLowerCase();
  return Object.hasOwn(labels, lower) ? labels[lower] : undefined;
}

/**
 * Reads cards, as JSON text. A card shows little, and some of it shortened, so only what it shows exactly is taken:
 * the pool of a reward ("100 USDT") is not what one winner gets, and a space's name is not its id.
 */
export function* readCards(body: string, collector: Collector, sighting: Sighting, labels: Labels): ParseSteps {
  const cards = parseJson(body);
  if (!Array.isArray(cards))
    return collector.result({ code: 'unreadable_cards', message: 'What was read from the page is no list of cards.' });
  for (const [position, entry] of cards.entries()) {
    const card = z.safeParse(Card, entry);
    const quest = card.success ? campaignOf(appPage(card.data.href)) : undefined;
    if (!card.success || quest === undefined) collector.reject('unreadable_card', 'A card names no campaign.');
    else {
      collector.add(
        'campaign',
        quest.id,
        {
          url: campaignUrl(quest.alias, quest.id),
          name: card.data.title || undefined,
          points: pointsOn(card.data.chips, labels),
          recurring: card.data.chips.some((chip) => meaningOf(chip, labels) === 'recurring') || undefined,
          ...participantsOn(card.data.participants),
        },
        sighting,
      );
    }
    if (position % 200 === 199) yield;
  }
  const nothingRead = cards.length > 0 && collector.size === 0;
  return collector.result(
    nothingRead ? { code: 'nothing_readable', message: 'There were cards, and none of them could be read.' } : undefined,
  );
}

/** "20 Points", "1 Point". Shortened points would be a lower bound, for which there is no field. */
function pointsOn(chips: readonly string[], labels: Labels): number | undefined {
  for (const chip of chips) {
    const [, digits, label = ''] = /^([\d,]{1,15}) (\S.{0,39})$/.exec(chip) ?? [];
    if (digits !== undefined && meaningOf(label, labels) === 'points') return wholeNumber(digits);
  }
  return undefined;
}

function participantsOn(text: string | undefined): { participants?: number | undefined; participantsAtLeast?: number } {
  if (text === undefined) return {};
  const [, digits, unit] = /^([\d,]{1,12}(?:\.\d{1,3})?)([KMB])$/i.exec(text) ?? [];
  if (digits === undefined || unit === undefined) return { participants: wholeNumber(text) };
  // The page cuts to two digits and does not round: 15,916 shows as "15.91K", so at least 15,910 took part.
  const [whole = '', fraction = ''] = digits.replaceAll(',', '').split('.');
  const zeros = { K: 3, M: 6, B: 9 }[unit.toUpperCase()] ?? 0;
  return { participantsAtLeast: Number(whole + fraction.padEnd(zeros, '0')) };
}

/** "5,363" -> 5363. @returns `undefined` for anything but a whole number, with or without commas. */
function wholeNumber(text: string): number | undefined {
  return /^(\d{1,3}(,\d{3})+|\d{1,12})$/.test(text) ? Number(text.replaceAll(',', '')) : undefined;
}
