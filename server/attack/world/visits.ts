import { Dice } from '@infofi-lens/shared/testing/dice';
import type { Deed } from '../play/deed.ts';
import type { Person } from './people.ts';
import { day, hour, minute, sighting } from './thing.ts';

/** Share of visits of which a page still showed what was true some hours before: caches, tabs left open. */
const stalePages = 0.02;
/** Share of visits that are sent late: a laptop that was closed. */
const sentLate = 0.04;
/** Days between a visit and the last moment at which it may be sent. */
const daysAfloat = 3;

/** What honest people share in a stretch of time, in the order of sending. The same seed gives the same, however it is cut. */
export function visits(seed: number, people: readonly Person[], from: number, to: number): Deed[] {
  const deeds: Deed[] = [];
  for (let today = Math.floor(from / day - daysAfloat) * day; today < to; today += day)
    for (const [nth, person] of people.entries()) {
      const dice = new Dice(seed ^ (nth * 2_654_435_761) ^ (today / day));
      if (!dice.chance(1 / person.habit)) continue;
      const deed = visit(dice, person, today);
      if (deed && deed.at >= from && deed.at < to) deeds.push(deed);
    }
  return deeds.sort((a, b) => a.at - b.at);
}

function visit(dice: Dice, person: Person, today: number): Deed | undefined {
  const began = today + person.hour * hour + dice.whole(0, 179) * minute;
  let at = began;
  const items = person.interests
    .filter(() => dice.chance(0.75))
    .flatMap((group) => {
      at += dice.whole(10, 300) * 1_000;
      const shownAt = dice.chance(stalePages) ? at - dice.whole(1, 8) * hour : at;
      return group.map((thing) => sighting(thing, at, thing.truth(shownAt)));
    })
    .slice(0, 100);
  if (items.length === 0) return undefined;
  const wait = dice.chance(sentLate) ? dice.whole(2, 40) * hour : dice.whole(1, 12) * minute;
  return { at: at + wait, who: person, items };
}
