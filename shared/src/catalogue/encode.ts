import type { Evidence } from '../contracts/evidence.ts';
import { fieldOf, type Kind } from '../facts/catalog.ts';
import type { EpochMs } from '../units.ts';
import { type Clock, evidenceWriter } from './evidence-columns.ts';
import type { CatalogueFile, FieldColumn, Group } from './file-schema.ts';
import type { Patch } from './patch.ts';

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
const hows = { changed: '0', fresh: '1', gone: '2' } as const;

/** The method a field's values come by unless something else is said. */
export function usualMethod(kind: Kind, field: string): Evidence['method'] {
  const rule = fieldOf(kind, field)?.consensus.rule;
  return rule === undefined || rule === 'none' ? 'mode-quorum' : rule;
}

/**
 * Packs patches: sorted by what they are about, one column a field, evidence that the fields of an entity share said once. Equal
 * patches make equal files, in whatever order they come.
 */
export function encode(patches: readonly Patch[]): CatalogueFile {
  const clock = clockOf(patches);
  const groups = [...Map.groupBy(patches, ({ platform, kind }) => `${platform}:${kind}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, same]) => encodeGroup(same, clock));
  return { format: 1, ...clock, groups };
}

function clockOf(patches: readonly Patch[]): Clock {
  let base = 946_684_800_000; // the first of times: a file without evidence has no other
  const times = new Set<number>();
  for (const { fields } of patches)
    for (const field of Object.values(fields)) {
      if (!field) continue;
      times.add(field.evidence.observedAt);
      base = Math.max(base, field.evidence.observedAt);
    }
  let step = 0;
  for (const time of times) step = greatestCommonDivisor(step, base - time);
  return { base: base as EpochMs, step: step || 1 }; // the newest of times, or the first there is
}

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function encodeGroup(patches: readonly Patch[], clock: Clock): Group {
  const sorted = [...patches].sort((a, b) => (a.id < b.id ? -1 : 1));
  const kind = sorted[0]?.kind ?? 'campaign';
  const shared = sorted.map(({ fields }) => commonest(fields));
  const evidence = evidenceWriter(clock);
  for (const one of shared) if (one) evidence.add(one, undefined);
  const names = [...new Set(sorted.flatMap(({ fields }) => Object.keys(fields)))].sort();
  return {
    platform: sorted[0]?.platform ?? 'galxe', // a group is never empty
    kind,
    ids: sorted.map(({ id }, at) => afterShared(id, sorted[at - 1]?.id ?? '')),
    how: sorted.map(({ how }) => hows[how]).join(''),
    evidence: evidence.columns(),
    fields: Object.fromEntries(names.map((name) => [name, encodeField(name, kind, sorted, shared, clock)])),
  };
}

function encodeField(
  name: string,
  kind: Kind,
  patches: readonly Patch[],
  shared: readonly (Evidence | undefined)[],
  clock: Clock,
): FieldColumn {
  const usual = usualMethod(kind, name);
  const own = evidenceWriter(clock);
  const values: unknown[] = [];
  const rows = patches.map(({ fields }, at) => {
    const field = fields[name];
    if (field === undefined) return '0';
    if (field === null) return '5';
    const named = 'value' in field;
    if (named) values.push(field.value);
    const common = shared[at];
    if (common && field.evidence.method === usual && coreOf(field.evidence) === coreOf(common)) return named ? '1' : '3';
    own.add(field.evidence, usual);
    return named ? '2' : '4';
  });
  return { rows: rows.join(''), values, ...(!own.isEmpty() && { own: own.columns() }) };
}

/** Everything about an evidence but its method, which follows from the field. */
const coreOf = ({ n, observedAt, spread, confidence, status, held }: Evidence) =>
  `${n} ${observedAt} ${spread} ${confidence} ${status} ${held ? `${held.why} ${held.since}` : ''}`;

function commonest(fields: Patch['fields']): Evidence | undefined {
  const counted = new Map<string, { evidence: Evidence; times: number }>();
  let best: { evidence: Evidence; times: number } | undefined;
  for (const name of Object.keys(fields).sort()) {
    const evidence = fields[name]?.evidence;
    if (!evidence) continue;
    const core = coreOf(evidence);
    const entry = counted.get(core) ?? { evidence, times: 0 };
    entry.times += 1;
    counted.set(core, entry);
    if (!best || entry.times > best.times) best = entry;
  }
  return best?.evidence;
}

function afterShared(id: string, before: string): string {
  let length = 0;
  while (length < 35 && length < id.length && id[length] === before[length]) length += 1;
  return `${digits[length]}${id.slice(length)}`;
}
