import type { EpochMs } from '@infofi-lens/shared/units';
import { type CampaignSummary, searched } from '../../storage/summaries/summaries.ts';
import type { CampaignView } from './view.ts';

const day = 86_400_000;
const closed: ReadonlySet<string> = new Set(['ended', 'capped', 'deleted', 'draft']);

/** Whether it can be taken part in, as far as is known. */
export function isOpen({ status, endsAt }: CampaignSummary, now: EpochMs): boolean {
  return !(status && closed.has(status.value)) && !(endsAt?.value != null && endsAt.value <= now);
}

/**
 * The rows of a view in its order. What is not known for the order comes last, whichever way it goes.
 * @param perHour US dollars an hour pays in the middle; `undefined`: not known, or not made yet.
 */
export function select(
  rows: readonly CampaignSummary[],
  view: CampaignView,
  now: EpochMs,
  perHour: (row: CampaignSummary) => number | undefined,
): CampaignSummary[] {
  const words = searched([view.text]).split(/\s+/).filter(Boolean);
  const until = view.within === undefined ? undefined : now + view.within * day;
  const chosen = rows.filter(
    (row) =>
      (view.platform === undefined || row.platform === view.platform) &&
      stands(row, view.standing, now) &&
      (view.chain === undefined || row.chain?.value === view.chain) &&
      (view.reward === undefined || row.kinds.includes(view.reward)) &&
      (until === undefined || (row.endsAt?.value != null && row.endsAt.value > now && row.endsAt.value <= until)) &&
      words.every((word) => row.text.includes(word)),
  );
  return ordered(chosen, view, perHour);
}

function stands(row: CampaignSummary, standing: CampaignView['standing'], now: EpochMs): boolean {
  if (standing === 'any') return true;
  if (standing === 'open') return isOpen(row, now);
  if (standing === 'ended') return row.status?.value === 'ended' || (row.endsAt?.value != null && row.endsAt.value <= now);
  return row.status?.value === standing && !(row.endsAt?.value != null && row.endsAt.value <= now);
}

function ordered(rows: CampaignSummary[], { by, descending }: CampaignView, perHour: (row: CampaignSummary) => number | undefined) {
  if (by === 'name') {
    const sign = descending ? -1 : 1;
    return rows.sort((a, b) => sign * compared(a.name?.value.toLowerCase(), b.name?.value.toLowerCase()));
  }
  const value: (row: CampaignSummary) => number | undefined = {
    // One without an end ends after all others.
    ends: ({ endsAt }: CampaignSummary) => (endsAt?.value === null ? Number.MAX_SAFE_INTEGER : endsAt?.value),
    perHour,
    participants: ({ participants }: CampaignSummary) => participants?.value,
    value: ({ usd }: CampaignSummary) => usd?.value,
    seen: ({ lastSeen }: CampaignSummary) => lastSeen?.value,
  }[by];
  // Every value once: an order of 50,000 rows compares them a million times.
  const keyed = rows.map((row) => ({ row, at: value(row) }));
  keyed.sort((a, b) => {
    if (a.at === undefined || b.at === undefined) return a.at === b.at ? 0 : a.at === undefined ? 1 : -1;
    return descending ? b.at - a.at : a.at - b.at;
  });
  return keyed.map(({ row }) => row);
}

function compared(a = '\uffff', b = '\uffff'): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
