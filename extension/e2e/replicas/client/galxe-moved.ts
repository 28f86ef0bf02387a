/** The quest site after its redesign: what its answers call things, and how its own pages understand them. */
// biome-ignore lint/suspicious/noExplicitAny: the pages of the replica trust their own server
export type Json = Record<string, any>;

export const renamed: Readonly<Record<string, string>> = {
  name: 'title',
  participants: 'audience',
  participantsCount: 'reach',
  status: 'phase',
  startTime: 'opens',
  endTime: 'closes',
  cap: 'seats',
  loyaltyPoints: 'worth',
  type: 'flavour',
  tokenReward: 'prize',
  chain: 'network',
};
const original = Object.fromEntries(Object.entries(renamed).map(([from, to]) => [to, from]));

/** @returns the answer as the pages' program was written for it, and whether it came in the new form. */
export function understood(value: Json): { data: Json; moved: boolean } {
  let moved = false;
  const walk = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== 'object' || inner === null) return inner;
    const record = inner as Json;
    if (!('title' in record && 'audience' in record) && !('title' in record && 'phase' in record)) {
      return Object.fromEntries(Object.entries(record).map(([key, one]) => [key, walk(one)]));
    }
    moved = true;
    const old = Object.fromEntries(Object.entries(record).filter(([key]) => key in original));
    return {
      ...Object.fromEntries(Object.entries(record).map(([key, one]) => [key, walk(one)])),
      ...Object.fromEntries(Object.entries(old).map(([key, one]) => [original[key] ?? key, walk(one)])),
    };
  };
  return { data: walk(value) as Json, moved }; // an object in, an object out
}
