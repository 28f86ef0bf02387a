import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import { type Known, shownField, usableFields } from '@infofi-lens/shared/facts/known';
import type { FieldsOf } from '@infofi-lens/shared/facts/observation';
import { chanceNow, placesLeft } from '@infofi-lens/shared/scoring/roi/chance';
import type { EpochMs } from '@infofi-lens/shared/units';
import { evidenceOf } from '../../../ui/evidence.ts';
import type { FigureView } from '../../../ui/figure.tsx';
import { campaignFigures, type Situation } from '../../../ui/figures/campaign.ts';
import { perHourFigure } from '../../../ui/figures/roi.ts';
import { age, count, duration, isNow, percent } from '../../../ui/format.ts';
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
 * The most useful thing known of a campaign: what an hour pays, its dollars and the chance of them, places left or the odds,
 * and otherwise how many take part and until when.
 * @param estimate What an hour pays; `undefined` as long as the worker has not told it.
 * @returns `undefined` when nothing of that is known.
 */
export function campaignChip(campaign: Known<'campaign'>, situation: Situation, estimate?: RoiEstimate): ChipView | undefined {
  const figures = campaignFigures(campaign, situation);
  const fields = usableFields(campaign, situation);
  const ended = isOver(campaign, fields, situation.now);
  if (ended) return { ...ended, over: true };
  const chance = chanceNow(fields);
  const left = placesLeft(fields);
  if (left === 0 && figures.places) return { ...said([text.full], [figures.places]), over: true };
  const perHour = estimate && perHourFigure(campaign, estimate, situation.unconfirmed);
  if (isTold(perHour)) return said([perHour.text], [perHour]);

  const odds =
    typeof left === 'number'
      ? said([text.left(left)], [figures.places])
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
  const until = endsAt && endsAt > situation.now ? untilThen(situation.now, endsAt) : undefined;
  const ends = until === undefined ? [] : [figures.deadline];
  const known = [...joined, ...ends].filter(isTold);
  if (known.length === 0) return undefined;
  return said([...joined.map((view) => text.joined(view.text)), ...(until === undefined ? [] : [text.leftTime(until)])], known);
}

/** One unit, and for the last minute that it is less than one. */
const untilThen = (now: EpochMs, endsAt: EpochMs): string => (isNow(now, endsAt) ? duration(endsAt - now) : age(now, endsAt));

/** Only what may be rested on ends a campaign: nobody's single word takes it off the list. */
function isOver(campaign: Known<'campaign'>, fields: FieldsOf<'campaign'>, now: number): ChipView | undefined {
  if (closedBy(fields, now) !== 'over') return undefined;
  const proof = isEnd(fields.status) ? shownField(campaign, 'status') : shownField(campaign, 'endsAt');
  return proof && { text: text.over, voucher: voucherOf(evidenceOf(proof, '')) };
}

const isEnd = (status: FieldsOf<'campaign'>['status']): boolean => status === 'ended' || status === 'deleted';

/** Why nothing can be won any more. @returns `undefined` when something may be. */
export function closedBy(fields: FieldsOf<'campaign'>, now: number): 'over' | 'full' | undefined {
  if (isEnd(fields.status) || (typeof fields.endsAt === 'number' && fields.endsAt <= now)) return 'over';
  return placesLeft(fields) === 0 ? 'full' : undefined;
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
