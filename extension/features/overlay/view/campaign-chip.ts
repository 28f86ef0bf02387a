import { type Known, shownField, usableFields } from '@infofi-lens/shared/facts/known';
import { chanceNow, placesLeft } from '@infofi-lens/shared/scoring/chance';
import type { FigureView } from '../../../ui/figure.tsx';
import { campaignFigures, type Situation } from '../../../ui/figures/campaign.ts';
import { age, count, percent } from '../../../ui/format.ts';
import { overlayWords } from '../words.ts';
import { type Voucher, voucherOf } from './source.ts';

/** One short text on the page, and who vouches for it. */
export interface ChipView {
  readonly text: string;
  readonly voucher: Voucher;
  /** Nothing can be won there any more. */
  readonly over?: boolean;
}

type Told = Extract<FigureView, { text: string }>;
const isTold = (view: FigureView | undefined): view is Told => view !== undefined && 'text' in view;
const text = overlayWords.chip;

/**
 * The most useful thing known of a campaign: value per hour, its dollars and the chance of them, places left or the odds,
 * and otherwise how many take part and until when.
 * @returns `undefined` when nothing of that is known.
 */
export function campaignChip(campaign: Known<'campaign'>, situation: Situation): ChipView | undefined {
  const figures = campaignFigures(campaign, situation);
  const fields = usableFields(campaign, situation);
  const ended = isOver(campaign, situation.now);
  if (ended) return { ...ended, over: true };
  const chance = chanceNow(fields);
  const left = placesLeft(fields);
  if (left === 0 && figures.places) return { ...said([text.full], [figures.places]), over: true };
  if (isTold(figures.perHour)) return said([figures.perHour.text], [figures.perHour]);

  const odds =
    typeof left === 'number'
      ? said([text.left(count(left))], [figures.places])
      : chance.known && chance.value < 1
        ? said([oneIn(chance.value)], [figures.odds])
        : undefined;
  if (isTold(figures.value)) {
    const certain = !odds && chance.known ? [text.certain] : [];
    return said(
      [figures.value.text.replace('.00', ''), ...(odds ? [odds.text] : certain)],
      [figures.value, ...(chance.known ? [figures.odds] : odds ? [figures.places] : [])],
    );
  }
  if (odds) return odds;
  const joined = isTold(figures.participants) ? [figures.participants] : [];
  const endsAt = shownField(campaign, 'endsAt')?.value;
  const ends = endsAt ? [figures.deadline] : [];
  const until = endsAt ? age(situation.now, endsAt) : undefined;
  const known = [...joined, ...ends].filter(isTold);
  if (known.length === 0) return undefined;
  return said(
    [...joined.map((view) => text.joined(view.text)), ...(until !== undefined && ends.some(isTold) ? [text.leftTime(until)] : [])],
    known,
  );
}

function isOver(campaign: Known<'campaign'>, now: number): ChipView | undefined {
  const status = shownField(campaign, 'status');
  const ends = shownField(campaign, 'endsAt');
  const word = status?.value === 'ended' || status?.value === 'deleted' ? status : undefined;
  const time = ends && ends.value !== null && ends.value <= now ? ends : undefined;
  const proof = time ?? word;
  if (!proof) return undefined;
  const voucher: Voucher = proof.source === 'you' ? { source: 'you' } : { source: proof.source, n: proof.fact.evidence.n };
  return { text: text.over, voucher };
}

function said(texts: readonly string[], views: readonly (FigureView | undefined)[]): ChipView {
  const inputs = views.filter(isTold).map(({ evidence }) => ({ label: '', evidence }));
  return { text: texts.join(' · '), voucher: voucherOf({ source: 'computed', methodology: '', inputs }) };
}

/** "1 in 50", or a percentage where that says more. */
export function oneIn(chance: number): string {
  if (chance >= 0.4 || chance <= 0) return percent(chance);
  const n = 1 / chance;
  return text.oneIn(count(n < 10 ? Math.round(n * 10) / 10 : Math.round(n)));
}
