import { type Json, renamed } from './client/galxe-moved.ts';

/** How a site may change under a reader: everything is called otherwise, or the old names hold something else. */
export type Layout = 'renamed' | 'shifted';

/** What a page of the quest site is told after such a change. Nothing of it is what the reader would take it for. */
export function reshaped(body: string, layout: Layout): string {
  return JSON.stringify(walk(JSON.parse(body), layout));
}

function walk(value: unknown, layout: Layout): unknown {
  if (Array.isArray(value)) return value.map((one) => walk(one, layout));
  if (typeof value !== 'object' || value === null) return value;
  const record = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, layout)]));
  if (record.__typename !== 'Campaign') return record;
  const moved = Object.fromEntries(Object.entries(record).map(([key, inner]) => [renamed[key] ?? key, inner]));
  if (layout === 'renamed') return { ...moved, __typename: 'QuestCard' };
  return { ...moved, ...shiftedFrom(record) };
}

/** The old names stay in use, for other things: views instead of people, stars instead of points, sponsors' places. */
function shiftedFrom({ participants, loyaltyPoints, cap }: Json): Json {
  const views = { __typename: 'CampaignParticipant', participantsCount: (participants?.participantsCount ?? 0) * 1_000 + 77 };
  return {
    __typename: 'Campaign',
    participants: views,
    loyaltyPoints: Number(loyaltyPoints) + 7_777,
    cap: Number(cap) + 31_313,
    status: 'Expired',
  };
}
