import type { EpochMs } from '@infofi-lens/shared/units';
import { type CampaignSummary, searched } from '../../storage/summaries/summaries.ts';
import { byNumber } from './by-number.ts';
import type { CampaignView } from './view.ts';

const day = 86_400_000;
const closed: ReadonlySet<string> = new Set(['ended', 'capped', 'deleted', 'draft']);

/** Whether it can be taken part in, as far as is known. */
export function isOpen({ status, endsAt }: CampaignSummary, now: EpochMs): boolean {
  return !(status && closed.has(status.value)) && !(endsAt?.value != null && endsAt.value <= now);
}

/** The rows of a view, in the order in which they are given. */
export function chosen(rows: readonly CampaignSummary[], view: Omit<CampaignView, 'by' | 'descending'>, now: EpochMs): CampaignSummary[] {
  const words = searched([view.text]).split(/\s+/).filter(Boolean);
  const until = view.within === undefined ? undefined : now + view.within * day;
  return rows.filter(
    (row) =>
      (view.platform === undefined || row.platform === view.platform) &&
      stands(row, view.standing, now) &&
      (view.chain === undefined || row.chain?.value === view.chain) &&
      (view.reward === undefined || row.kinds.includes(view.reward)) &&
      (until === undefined || (row.endsAt?.value != null && row.endsAt.value > now && row.endsAt.value <= until)) &&
      words.every((word) => row.text.includes(word)),
  );
}

function stands(row: CampaignSummary, standing: CampaignView['standing'], now: EpochMs): boolean {
  if (standing === 'any') return true;
  if (standing === 'open') return isOpen(row, now);
  if (standing === 'ended') return row.status?.value === 'ended' || (row.endsAt?.value != null && row.endsAt.value <= now);
  return row.status?.value === standing && !(row.endsAt?.value != null && row.endsAt.value <= now);
}

/**
 * All rows in an order. What is not known for it comes last, whichever way it goes; rows of equal values keep their places. It is apart
 * from which of them are chosen: an order of 50,000 rows is what takes time, and a filter leaves it as it is.
 * @param perHour US dollars an hour pays in the middle; `undefined`: not known, or not made yet.
 */
export function ordered(
  rows: readonly CampaignSummary[],
  by: CampaignView['by'],
  descending: boolean,
  perHour: (row: CampaignSummary) => number | undefined,
): CampaignSummary[] {
  if (by === 'name') {
    const sign = descending ? -1 : 1;
    const keyed = rows.map((row) => ({ row, name: row.name?.value.toLowerCase() }));
    keyed.sort((a, b) => {
      if (a.name === b.name) return 0;
      if (a.name === undefined || b.name === undefined) return a.name === undefined ? 1 : -1;
      return a.name < b.name ? -sign : sign;
    });
    return keyed.map(({ row }) => row);
  }
  const value: (row: CampaignSummary) => number | undefined = {
    // One without an end ends after all others.
    ends: ({ endsAt }: CampaignSummary) => (endsAt?.value === null ? Number.MAX_SAFE_INTEGER : endsAt?.value),
    perHour,
    participants: ({ participants }: CampaignSummary) => participants?.value,
    value: ({ usd }: CampaignSummary) => usd?.value,
    seen: ({ lastSeen }: CampaignSummary) => lastSeen?.value,
  }[by];
  return byNumber(rows, value, descending);
}
