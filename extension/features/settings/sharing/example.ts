import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { type AnyObservation, mayBeShared } from '@infofi-lens/shared/facts/observation';
import { shareable } from '@infofi-lens/shared/facts/share';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Store } from '../../../storage/store.ts';
import type { FactRow } from '../../../storage/tables/facts.ts';
import { fieldLabel } from '../../../ui/value-text.ts';
import { sampleSighting } from './sample.ts';

export interface Example {
  /** Exactly what would leave. */
  readonly leaves: AnyObservation;
  /** Labels of the fields that are known and stay. */
  readonly stays: readonly string[];
  /** In the queue now, made from a fact of this browser, or made up because nothing was seen yet. */
  readonly from: 'queue' | 'fact' | 'sample';
}

const telling: Readonly<Record<PlatformId, readonly Kind[]>> = {
  galxe: ['campaign', 'space'],
  layer3: ['campaign', 'space'],
  kaito: ['board-entry', 'profile'],
  x: ['profile', 'post'],
};

/**
 * Something real of this browser, as it would leave, or where nothing was seen that could a sample of the same shape.
 * @throws {Error} when nothing of a platform may be shared: its consent would be about nothing.
 */
export async function exampleOf(store: Pick<Store, 'facts' | 'queue'>, platform: PlatformId, now: EpochMs): Promise<Example> {
  const waiting = await store.queue.example(platform);
  if (waiting) {
    const row = await store.facts.get(waiting.entity);
    return { leaves: waiting.observation, stays: row ? staying(row) : [], from: 'queue' };
  }
  for (const kind of telling[platform]) {
    const rows = await store.facts.recent(kind, { limit: 100 });
    const row = rows.find((candidate) => candidate.platform === platform);
    const leaves = row && shareable(sightingOf(row));
    if (leaves) return { leaves, stays: staying(row), from: 'fact' };
  }
  for (const kind of telling[platform]) {
    const sample = sampleSighting(platform, kind, now);
    const leaves = shareable(sample);
    if (leaves) return { leaves, stays: staying(sample), from: 'sample' };
  }
  throw new Error(`Nothing of ${platform} may be shared.`);
}

/** A fact as if all of it had been seen at once, on a page from which something may be shared. */
function sightingOf(row: FactRow): AnyObservation {
  const { platform, kind, id, lastSeen: observedAt } = row;
  const fields = Object.fromEntries(Object.entries(row.fields).map(([name, { value }]) => [name, value]));
  const adapter = `${platform}@${adapterMetas[platform].version}` as const;
  return { platform, kind, id, observedAt, adapter, via: 'network', context: 'profile', fields } as AnyObservation; // what is stored was checked against its declaration
}

function staying({ platform, kind, fields }: Pick<FactRow, 'platform' | 'kind'> & { fields: object }): string[] {
  const names = Object.keys(fields).filter((name) => !mayBeShared({ platform, kind, context: 'profile' }, name));
  return names.map((name) => fieldLabel(kind, name));
}
