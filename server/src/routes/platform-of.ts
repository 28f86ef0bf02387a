import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { PlatformStore } from '../stores/platform-store.ts';

/** What is declared of a platform, and how much is known. */
export function platformOf(id: PlatformId, totals: Awaited<ReturnType<PlatformStore['totals']>>) {
  const { label, reads, optional } = adapterMetas[id];
  const own = totals.filter(({ platform }) => platform === id).map(({ kind, known, agreed }) => ({ kind, known, agreed }));
  return { id, label, reads, optional, totals: own };
}
