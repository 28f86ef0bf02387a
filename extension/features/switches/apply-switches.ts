import { allowedPart } from '@infofi-lens/shared/switches/allowed';
import { readSwitches } from '@infofi-lens/shared/switches/switches';
import type { Store } from '../../storage/store.ts';

/**
 * Takes a document of switches on, from a text whose signature was verified. In the same transaction what waits to be shared
 * loses what is switched off now, so that a worker that dies has either done both or neither. Whoever calls it tells the open
 * pages afterwards.
 * @returns why it was refused: then what was held goes on to hold.
 */
export async function applySwitches(store: Store, text: string): Promise<'applied' | 'unchanged' | { readonly refused: string }> {
  if ((await store.state.switches()).text === text) return 'unchanged';
  const read = readSwitches(text);
  if ('refused' in read) return read;
  const { switches } = read;
  await store.atOnce(async () => {
    await store.state.putSwitches({ text, switches });
    await store.queue.keepPart((observation) => allowedPart(switches, observation));
  });
  return 'applied';
}
