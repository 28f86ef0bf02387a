import { sameness } from './claim.ts';
import { latestQuorum } from './latest-quorum.ts';
import type { Outcome } from './outcome.ts';
import { compare, type Word } from './word.ts';

/** Beyond so many words nothing is learned about a list that the newest do not say. */
const wordsAtMost = 100;

/**
 * A list of things that have names. Where a list as a whole is agreed, that is it; else it is agreed member by member, because a list
 * that grows, or that people see in part, is hardly ever the same for two of them. A member that nothing is agreed about stays as in `base`.
 */
export function latestMembers(words: readonly Word[], windowMs: number, base: unknown): Outcome | undefined {
  const whole = latestQuorum(words, windowMs, base !== undefined);
  const lists = words.slice(0, wordsAtMost).flatMap((word) => (Array.isArray(word.value) ? [{ word, members: byName(word.value) }] : []));
  if (!whole || whole.agreed || lists.length !== Math.min(words.length, wordsAtMost)) return whole;

  const before = Array.isArray(base) ? byName(base) : undefined;
  const agreed: { name: string; place: number; member: unknown; outcome: Outcome | undefined }[] = [];
  const absent = new Set<string>();
  for (const name of new Set([...lists.flatMap(({ members }) => [...members.keys()]), ...(before?.keys() ?? [])])) {
    const presence = latestQuorum(
      lists.map(({ word, members }) => ({ ...word, value: members.has(name), key: String(members.has(name)) })),
      windowMs,
      base !== undefined,
    );
    const outcome = presence?.agreed ? presence : undefined;
    if (outcome?.value === false) absent.add(name);
    if (outcome ? outcome.value === true : before?.has(name))
      agreed.push({
        name,
        outcome,
        ...described(name, [...lists.map(({ members }) => members), ...(before ? [before] : [])]),
      });
  }
  const weakest = agreed.reduce<Outcome | undefined>(
    (least, { outcome }) => (outcome && (!least || outcome.supporting.length < least.supporting.length) ? outcome : least),
    undefined,
  );
  if (!weakest) return whole;
  const names = new Set(agreed.map(({ name }) => name));
  return {
    ...weakest,
    value: agreed.sort((a, b) => a.place - b.place || compare(a.name, b.name)).map(({ member }) => member),
    supports: (value) => Array.isArray(value) && isSubset(names, byName(value)),
    contradicts: (value) => Array.isArray(value) && [...byName(value).keys()].some((name) => absent.has(name)),
  };
}

/** How most describe a member, and where in the list the newest of them have it. */
function described(name: string, lists: readonly Map<string, { member: unknown; place: number }>[]): { member: unknown; place: number } {
  const variants = new Map<string, { member: unknown; place: number; votes: number }>();
  for (const list of lists) {
    const found = list.get(name);
    if (!found) continue;
    const key = sameness(found.member);
    const variant = variants.get(key) ?? { ...found, votes: 0 };
    variant.votes += 1;
    variants.set(key, variant);
  }
  const [first] = [...variants.values()].sort((a, b) => b.votes - a.votes);
  return first ?? { member: name, place: 0 };
}

/** Members by what names them: their id when they have one, else themselves. */
function byName(list: readonly unknown[]): Map<string, { member: unknown; place: number }> {
  return new Map(list.map((member, place) => [nameOf(member), { member, place }]));
}

function nameOf(member: unknown): string {
  return typeof member === 'object' && member !== null && 'id' in member ? sameness(member.id) : sameness(member);
}

function isSubset(names: ReadonlySet<string>, of: ReadonlyMap<string, unknown>): boolean {
  return [...names].every((name) => of.has(name));
}
