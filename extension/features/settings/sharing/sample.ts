import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { fieldsOf, type Kind } from '@infofi-lens/shared/facts/catalog';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { Field } from '@infofi-lens/shared/facts/field';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';

/**
 * A made-up sighting with every field that its kind is declared to have, each with some value that its declaration accepts. So it
 * has the shape of a real one, whatever fields there are.
 */
export function sampleSighting(platform: PlatformId, kind: Kind, at: EpochMs): AnyObservation {
  const fields = Object.fromEntries(
    fieldsOf(kind).flatMap(([name, field]) => {
      const value = sampleOf(name, field, at);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const adapter = `${platform}@${adapterMetas[platform].version}` as const;
  return { platform, kind, id: 'sample-1', observedAt: at, adapter, via: 'network', context: 'profile', fields } as AnyObservation; // of values that the declarations accept
}

function sampleOf(name: string, { accepts, schema }: Field, at: EpochMs): unknown {
  const options = (schema._zod.def as { entries?: Record<string, unknown> }).entries; // what a schema of fixed words has
  const all = [name.endsWith('At') ? at + 86_400_000 : undefined, ...Object.values(options ?? {}), ...plain, at];
  return all.find((value) => value !== undefined && accepts(value));
}

/** From the most telling to the least: the first that a field accepts is taken. */
const plain: readonly unknown[] = [
  [{ kind: 'token', symbol: 'SAMPLE', amountPerWinner: '20' }],
  [{ id: '1', type: 'sample', name: 'Sample task' }],
  ['sample'],
  'Sample',
  'sample',
  'https://sample.example/1',
  120,
  0.12,
  true,
  '12',
];
