import type { Dice } from '@infofi-lens/shared/testing/dice';
import type { Member } from '../member.ts';
import type { Deed } from '../play/deed.ts';
import { minute, sighting, type Thing } from '../world/thing.ts';
import type { Lie } from './lies.ts';

/** What a colluder says about some things, in batches as the extension would make them. @param at When it is sent. */
export function say(who: Member, at: number, told: readonly { thing: Thing; lie: Lie }[], dice: Dice): Deed[] {
  const items = told.map(({ thing, lie }) => {
    const seenAt = at - dice.whole(1, 15) * minute;
    return sighting(thing, seenAt, lie.tell(thing.truth(seenAt), seenAt));
  });
  return batchesOf(items).map((some) => ({ at, who, items: some }));
}

/** At most a hundred in a batch. */
export function batchesOf(items: readonly unknown[]): unknown[][] {
  return Array.from({ length: Math.ceil(items.length / 100) }, (_, nth) => [...items.slice(nth * 100, (nth + 1) * 100)]);
}
