import { galxeAdapter } from './galxe/adapter.ts';
import { kaitoAdapter } from './kaito/adapter.ts';
import { layer3Adapter } from './layer3/adapter.ts';
import type { Adapter, Capture } from './types.ts';
import { xAdapter } from './x/adapter.ts';

/** Every reader. For tools that read any recording; a page loads only its own platform's. */
export const adapters: readonly Adapter[] = [galxeAdapter, layer3Adapter, kaitoAdapter, xAdapter];

/** @returns `undefined` when no adapter has anything to say about that address. */
export function adapterFor(capture: Pick<Capture, 'url' | 'via' | 'pageUrl'>): Adapter | undefined {
  return adapters.find((adapter) => adapter.accepts(capture));
}
