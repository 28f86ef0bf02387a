import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import { type AnyObservation, mayBeShared, type PlatformId } from '@infofi-lens/shared/facts/observation';
import { shareable } from '@infofi-lens/shared/facts/share';
import type { Store } from '../../storage/store.ts';
import type { FactRow } from '../../storage/tables/facts.ts';
import { fieldLabel } from '../../ui/value-text.ts';

export interface Example {
  /** Exactly what would leave. */
  readonly leaves: AnyObservation;
  /** Labels of the fields that are known and stay. */
  readonly stays: readonly string[];
  /** Whether it is in the queue now; otherwise it was made from a fact. */
  readonly waits: boolean;
}

const telling: Readonly<Record<PlatformId, readonly Kind[]>> = {
  galxe: ['campaign', 'space'],
  layer3: ['campaign', 'space'],
  kaito: ['board-entry', 'profile'],
  x: ['profile', 'post'],
};

/** Something real of this browser, as it would leave. @returns `undefined` when nothing was seen that could. */
export async function exampleOf(store: Pick<Store, 'facts' | 'queue'>, platform: PlatformId): Promise<Example | undefined> {
  const waiting = await store.queue.example(platform);
  if (waiting) {
    const row = await store.facts.get(waiting.entity);
    return { leaves: waiting.observation, stays: row ? staying(row) : [], waits: true };
  }
  for (const kind of telling[platform]) {
    const rows = await store.facts.recent(kind, { limit: 100 });
    const row = rows.find((candidate) => candidate.platform === platform);
    const leaves = row && shareable(sightingOf(row));
    if (leaves) return { leaves, stays: staying(row), waits: false };
  }
  return undefined;
}

/** A fact as if all of it had been seen at once, on a page from which something may be shared. */
function sightingOf(row: FactRow): AnyObservation {
  const { platform, kind, id, lastSeen: observedAt } = row;
  const fields = Object.fromEntries(Object.entries(row.fields).map(([name, { value }]) => [name, value]));
  const adapter = `${platform}@${adapterMetas[platform].version}` as const;
  return { platform, kind, id, observedAt, adapter, via: 'network', context: 'profile', fields } as AnyObservation; // what is stored was checked against its declaration
}

function staying({ platform, kind, fields }: FactRow): string[] {
  const names = Object.keys(fields).filter((name) => !mayBeShared({ platform, kind, context: 'profile' }, name));
  return names.map((name) => fieldLabel(kind, name));
}
