import type { EpochMs } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { type CampaignSummary, searched } from '../../storage/summaries/summaries.ts';
import { chosen as chosenRows, ordered } from './select.ts';
import { type CampaignView, firstView } from './view.ts';

const now = 1_790_000_000_000 as EpochMs;
const days = (n: number) => (now + n * 86_400_000) as EpochMs;
const said = <T>(value: T) => ({ value, source: 'you' as const, observedAt: now });

function row(id: string, more: Partial<CampaignSummary> = {}): CampaignSummary {
  return {
    key: `galxe:campaign:${id}`,
    platform: 'galxe',
    name: said(id),
    rewards: 0,
    kinds: [],
    text: searched([id]),
    endsAt: said(days(5)),
    ...more,
  };
}
const any = { ...firstView, standing: 'any' } as const;
const ids = (rows: readonly CampaignSummary[]) => rows.map(({ key }) => key.slice('galxe:campaign:'.length));
const select = (rows: readonly CampaignSummary[], view: CampaignView, perHour: (row: CampaignSummary) => number | undefined) =>
  chosenRows(ordered(rows, view.by, view.descending, perHour), view, now);
const chosen = (
  rows: readonly CampaignSummary[],
  view: Partial<typeof firstView>,
  perHour: (row: CampaignSummary) => number | undefined = () => undefined,
) => ids(select(rows, { ...any, ...view }, perHour));

describe('the rows of a view', () => {
  it('are those that can be taken part in, before anybody chose, those that end next first', () => {
    const rows = [
      row('late'),
      row('soon', { endsAt: said(days(1)) }),
      row('gone', { endsAt: said(days(-1)) }),
      row('full', { status: said('capped') }),
      row('endless', { endsAt: said(null) }),
      row('unknown', { endsAt: undefined }),
    ];
    expect(ids(select(rows, firstView, () => undefined))).toEqual(['soon', 'late', 'endless', 'unknown']);
  });

  it('are told apart by platform, chain, reward and time to go', () => {
    const rows = [
      row('a', { platform: 'layer3', chain: said('base') }),
      row('b', { chain: said('base'), kinds: ['token', 'nft'] }),
      row('c', { endsAt: said(days(40)), kinds: ['points'] }),
      row('d', { endsAt: said(days(-1)) }),
    ];
    expect(chosen(rows, { platform: 'layer3' })).toEqual(['a']);
    expect(chosen(rows, { chain: 'base' })).toEqual(['a', 'b']);
    expect(chosen(rows, { reward: 'nft' })).toEqual(['b']);
    expect(chosen(rows, { within: 7 })).toEqual(['a', 'b']);
    expect(chosen(rows, { standing: 'ended' })).toEqual(['d']);
  });

  it('have every word of the text, in any order, without regard to case and accents', () => {
    const rows = [row('a', { text: searched(['Café Swap', 'Lumio']) }), row('b', { text: searched(['Swap']) })];
    expect(chosen(rows, { text: 'LUMIO cafe' })).toEqual(['a']);
  });

  it.each(['participants', 'value', 'perHour', 'seen'] as const)('ordered by %s have what is not known last, both ways', (by) => {
    const with_ = (n: number) => ({ participants: said(n), usd: { ...said(n), atMost: false }, lastSeen: said(n as EpochMs) });
    const rows = [row('none'), row('one', with_(1)), row('three', with_(3)), row('two', with_(2))];
    const perHour = (one: CampaignSummary) => one.participants?.value;
    expect(chosen(rows, { by, descending: true }, perHour)).toEqual(['three', 'two', 'one', 'none']);
    expect(chosen(rows, { by, descending: false }, perHour)).toEqual(['one', 'two', 'three', 'none']);
  });

  it('ordered by name have those without one last, both ways', () => {
    const rows = [row('b'), row('nameless', { name: undefined }), row('a')];
    expect(chosen(rows, { by: 'name', descending: false })).toEqual(['a', 'b', 'nameless']);
    expect(chosen(rows, { by: 'name', descending: true })).toEqual(['b', 'a', 'nameless']);
  });

  it('of 50,000 are found and ordered within a second of computing', () => {
    const rows = Array.from({ length: 50_000 }, (_, at) => row(`n${at}`, { participants: said((at * 7_919) % 50_000) }));
    const before = process.cpuUsage();
    expect(select(rows, { ...any, by: 'participants', descending: true, text: 'n' }, () => undefined)).toHaveLength(50_000);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });
});
