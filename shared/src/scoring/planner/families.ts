import { type EntityKey, entityKey } from '../../facts/entity.ts';
import type { Admitted } from './admit.ts';
import type { Candidate } from './candidate.ts';
import type { Step } from './step.ts';

/** A campaign that holds others: its claim needs them all. */
export interface Family {
  /** Everything still to do, the parts before what holds them. `undefined`: a part is unknown, or can not be done within the limits. */
  readonly whole: readonly Step[] | undefined;
  /** What can be done alone: the parts that are worth something themselves. */
  readonly single: readonly Step[];
}

export interface Grouped {
  readonly families: readonly Family[];
  /** Campaigns that hold others and can not be done whole. */
  readonly broken: readonly EntityKey[];
  /** Everything that belongs to no family. */
  readonly loose: readonly Step[];
  /** What each campaign directly holds. */
  readonly parts: ReadonlyMap<EntityKey, ReadonlySet<EntityKey>>;
}

/** @param admitted In the order of the candidates. */
export function groupFamilies(candidates: readonly Candidate[], admitted: ReadonlyMap<EntityKey, Admitted>): Grouped {
  const byKey = new Map(candidates.map((one) => [one.key, one]));
  const parts = partsOf(candidates);
  const held = new Set([...parts.values()].flatMap((keys) => [...keys]));
  const inFamily = new Set<EntityKey>();
  const families: Family[] = [];
  const broken: EntityKey[] = [];
  for (const root of candidates) {
    if (held.has(root.key) || !parts.has(root.key) || root.state === 'done') continue;
    const members = below(root.key, parts);
    for (const key of members) inFamily.add(key);
    const whole = wholeOf(members, parts, byKey, admitted);
    if (whole === undefined) broken.push(root.key);
    families.push({ whole, single: members.flatMap((key) => (parts.has(key) ? [] : stepsOf(admitted.get(key)))) });
  }
  // What holds others is never done without them; campaigns that hold each other in a ring never are.
  const ring = candidates.filter(({ key, state }) => parts.has(key) && !inFamily.has(key) && state !== 'done').map(({ key }) => key);
  const loose = candidates.flatMap(({ key }) => (inFamily.has(key) || parts.has(key) ? [] : stepsOf(admitted.get(key))));
  return { families, broken: [...broken, ...ring], loose, parts };
}

/** By either side's word: what a campaign names as its parts, and what names it as theirs. */
function partsOf(candidates: readonly Candidate[]): Map<EntityKey, Set<EntityKey>> {
  const parts = new Map<EntityKey, Set<EntityKey>>();
  const add = (parent: EntityKey, child: EntityKey) => {
    if (parent !== child) parts.set(parent, (parts.get(parent) ?? new Set()).add(child));
  };
  const keys = new Set(candidates.map(({ key }) => key));
  for (const { key, platform, campaign } of candidates) {
    for (const id of campaign.childIds ?? []) add(key, entityKey({ platform, kind: 'campaign', id }));
    const parent = campaign.parentId === undefined ? undefined : entityKey({ platform, kind: 'campaign', id: campaign.parentId });
    if (parent !== undefined && keys.has(parent)) add(parent, key);
  }
  return parts;
}

/** A campaign and everything below it, the lowest first. */
function below(root: EntityKey, parts: Grouped['parts'], seen = new Set<EntityKey>()): EntityKey[] {
  if (seen.has(root)) return [];
  seen.add(root);
  return [...[...(parts.get(root) ?? [])].flatMap((key) => below(key, parts, seen)), root];
}

/** @param members The lowest first, the campaign that holds them all last. */
function wholeOf(
  members: readonly EntityKey[],
  parts: Grouped['parts'],
  byKey: ReadonlyMap<EntityKey, Candidate>,
  admitted: ReadonlyMap<EntityKey, Admitted>,
): Step[] | undefined {
  const leaves: Step[] = [];
  const holders: Step[] = [];
  for (const key of members) {
    if (byKey.get(key)?.state === 'done') continue;
    const [step] = stepsOf(admitted.get(key), key !== members.at(-1));
    if (step === undefined || step.after > 0) return undefined;
    (parts.has(key) ? holders : leaves).push(step);
  }
  // Parts with the nearest end first.
  return [...leaves.sort((a, b) => a.due - b.due), ...holders];
}

function stepsOf(admitted: Admitted | undefined, asPart = false): readonly Step[] {
  if (admitted?.as === 'steps') return admitted.steps;
  return asPart && admitted?.part !== undefined ? [admitted.part] : [];
}
