import type { EpochMs } from '@infofi-lens/shared/units';
import type { Transaction } from '../db/client.ts';
import type { EntityChange } from './known-entity.ts';

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

/** Counts, with the change that shows it, who was right and wrong, which adapters differ, and how much was replaced. */
export async function writeLedger(tx: Transaction, changes: readonly EntityChange[], now: EpochMs): Promise<void> {
  const day = Math.floor(now / dayMs);
  await Promise.all([
    writeVerdicts(tx, changes, day),
    writeDrift(tx, changes, day),
    writeReplacements(tx, changes, Math.floor(now / hourMs)),
  ]);
}

async function writeVerdicts(tx: Transaction, changes: readonly EntityChange[], day: number): Promise<void> {
  const counts = new Map<number, { contributor: number; day: number; times_right: number; times_wrong: number; times_repeated: number }>();
  for (const { verdicts } of changes)
    for (const [contributor, said] of Map.groupBy(verdicts, (verdict) => verdict.contributor)) {
      const count = counts.get(contributor) ?? { contributor, day, times_right: 0, times_wrong: 0, times_repeated: 0 };
      // All that is true of one thing is right once, and each lie beside it is wrong: truths around a lie earn nothing.
      const wrong = said.filter(({ was }) => was === 'wrong').length;
      if (wrong === 0 && said.some(({ was }) => was === 'right')) count.times_right += 1;
      else if (wrong === 0) count.times_repeated += 1;
      count.times_wrong += wrong;
      counts.set(contributor, count);
    }
  if (counts.size === 0) return;
  const rows = [...counts.values()].sort((a, b) => a.contributor - b.contributor);
  await tx`
    insert into ledger as held (contributor, day, times_right, times_wrong, times_repeated)
    select * from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(contributor int, day int, times_right int, times_wrong int, times_repeated int)
    on conflict (contributor, day) do update set
      times_right = held.times_right + excluded.times_right, times_wrong = held.times_wrong + excluded.times_wrong,
      times_repeated = held.times_repeated + excluded.times_repeated`;
}

async function writeDrift(tx: Transaction, changes: readonly EntityChange[], day: number): Promise<void> {
  const counts = tally(changes.flatMap(({ platform, drifts }) => drifts.map((extractor) => `${platform} ${extractor}`)));
  if (counts.length === 0) return;
  const rows = counts.map(({ name: [platform, extractor], count }) => ({ platform, extractor, day, count }));
  await tx`
    insert into extractor_drift as held (platform, extractor, day, count)
    select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(platform text, extractor text, day int, count int)
    on conflict (platform, extractor, day) do update set count = held.count + excluded.count`;
}

async function writeReplacements(tx: Transaction, changes: readonly EntityChange[], hour: number): Promise<void> {
  const counts = replacedIn(changes);
  if (counts.length === 0) return;
  const rows = counts.map(({ platform, kind, count }) => ({ platform, kind, hour, count }));
  await tx`
    insert into replacements as held (platform, kind, hour, count)
    select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(platform text, kind text, hour int, count int)
    on conflict (platform, kind, hour) do update set count = held.count + excluded.count`;
}

/** How many agreed values the changes replace, by platform and kind. */
export function replacedIn(
  changes: readonly EntityChange[],
): { platform: EntityChange['platform']; kind: EntityChange['kind']; count: number }[] {
  return [...Map.groupBy(changes, ({ platform, kind }) => `${platform} ${kind}`).values()].flatMap((same) => {
    const count = same.reduce((sum, { replaced }) => sum + replaced, 0);
    return same[0] && count > 0 ? [{ platform: same[0].platform, kind: same[0].kind, count }] : [];
  });
}

function tally(names: readonly string[]): { name: string[]; count: number }[] {
  return [...Map.groupBy(names, (name) => name)].map(([name, same]) => ({ name: name.split(' '), count: same.length }));
}
