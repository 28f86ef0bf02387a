import { facts } from '@infofi-lens/shared/facts/table';
import { rewardValueMethodology } from '@infofi-lens/shared/scoring/roi/reward-value';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { BriefWorth } from '../../storage/summaries/brief.ts';
import type { Said } from '../../storage/summaries/said.ts';
import type { CampaignSummary } from '../../storage/summaries/summaries.ts';
import type { EvidenceView } from '../../ui/evidence.ts';
import { perHourFigure } from '../../ui/figures/roi.ts';
import { figureWords } from '../../ui/figures/words.ts';
import { count, dateTime, exactCount, left, usd } from '../../ui/format.ts';
import type { CellView, Column } from '../../ui/table/column.ts';
import { saidCell, seenColumn } from '../../ui/table/said-cell.ts';
import { rewardText, valueText } from '../../ui/value-text.ts';
import { words } from '../../ui/words.ts';
import { isOpen } from './select.ts';
import { campaignsWords as text } from './words.ts';

type Name = keyof typeof facts.campaign;
const of = facts.campaign;

/** The columns of the table of campaigns. `worth` is asked for rows that are drawn; `undefined`: not made yet. */
export function campaignColumns(now: EpochMs, worth: (row: CampaignSummary) => BriefWorth | undefined): readonly Column<CampaignSummary>[] {
  const { columns } = text;
  return [
    {
      name: 'name',
      label: columns.name,
      width: 15,
      sorts: true,
      evidenced: true,
      cell: ({ name }) => cell(name, 'name', (value) => value, text.unnamed),
    },
    {
      name: 'ends',
      label: columns.ends,
      width: 7,
      sorts: true,
      evidenced: true,
      cell: ({ endsAt }) =>
        cell(
          endsAt,
          'endsAt',
          (value) => (value === null ? figureWords.neverEnds : (left(value, now) ?? text.over)),
          undefined,
          (value) => (value === null ? undefined : dateTime(value)),
        ),
      csv: ({ endsAt }) => (endsAt?.value == null ? undefined : new Date(endsAt.value).toISOString()),
    },
    {
      name: 'perHour',
      label: columns.perHour,
      width: 15.5, // a range below zero is said in words
      number: true,
      sorts: true,
      cell: (row) => perHourCell(row, worth(row), now),
      csv: (row) => perHourOf(worth(row)),
    },
    {
      name: 'reward',
      label: columns.reward,
      width: 9,
      evidenced: true,
      cell: ({ reward, rewards }) =>
        cell(reward, 'rewards', (value) => (rewards > 1 ? text.more(rewardText(value), rewards - 1) : rewardText(value)), text.noReward),
    },
    {
      name: 'value',
      label: columns.value,
      width: 8,
      number: true,
      sorts: true,
      evidenced: true,
      cell: ({ usd: worthOf }) =>
        worthOf
          ? { text: worthOf.atMost ? figureWords.atMost(usd(worthOf.value)) : usd(worthOf.value), evidence: computed(worthOf) }
          : { unknown: text.noDollars },
      csv: ({ usd: worthOf }) => worthOf?.value,
    },
    {
      name: 'participants',
      label: columns.participants,
      width: 7,
      number: true,
      sorts: true,
      evidenced: true,
      cell: ({ participants }) => cell(participants, 'participants', count, undefined, exactCount),
      csv: ({ participants }) => participants?.value,
    },
    { name: 'platform', label: columns.platform, width: 5.5, cell: ({ platform }) => ({ plain: words.platform[platform] }) },
    {
      name: 'space',
      label: columns.space,
      width: 8.5,
      evidenced: true,
      cell: ({ spaceName }) => cell(spaceName, 'spaceId', (value) => value),
    },
    {
      name: 'status',
      label: columns.status,
      width: 6.5,
      evidenced: true,
      cell: ({ status }) => cell(status, 'status', (value) => valueText('status', value)),
      csv: ({ status }) => status?.value,
    },
    { name: 'chain', label: columns.chain, width: 7, evidenced: true, cell: ({ chain }) => cell(chain, 'chain', (value) => value) },
    seenColumn(columns.seen, text.notSeen, now),
  ];
}

/** In the middle, in US dollars. */
export const perHourOf = (worth: BriefWorth | undefined): number | undefined =>
  worth?.estimate.status === 'estimate' ? worth.estimate.perHour.p50 : undefined;

function perHourCell(row: CampaignSummary, worth: BriefWorth | undefined, now: EpochMs): CellView {
  if (!isOpen(row, now)) return { unknown: text.over };
  if (!worth) return { unknown: text.making };
  const view = perHourFigure({ kind: 'campaign' }, worth.estimate, false);
  return 'text' in view && worth.observedAt !== undefined
    ? { ...view, evidence: { ...view.evidence, observedAt: worth.observedAt } }
    : view;
}

function cell<T>(
  value: Said<T> | undefined,
  field: Name,
  say: (value: T) => string,
  unknown: string = text.notSeen,
  exact?: (value: T) => string | undefined,
): CellView {
  return saidCell(value, { methodology: of[field].methodology, unknown, say, ...(exact && { exact }) });
}

const computed = ({ source, observedAt }: Said<unknown>): EvidenceView => ({
  source: 'computed',
  methodology: rewardValueMethodology,
  observedAt,
  ...(source === 'reported' && { unconfirmed: true as const }),
});
