import { Dice } from '@infofi-lens/shared/testing/dice';
import { type Member, memberOf, ownNetwork, someNetwork } from '../member.ts';
import type { Thing } from './thing.ts';

/** An honest person: whose browser shares what it sees. */
export interface Person extends Member {
  readonly name: string;
  /** Things they look at together: a campaign by itself, a board with all its rows. */
  readonly interests: (readonly Thing[])[];
  /** Days between visits. */
  readonly habit: number;
  /** Hour of the day around which they browse. */
  readonly hour: number;
}

/** @param seed Of the whole run; the same seed makes the same people with the same keys. */
export function somePeople(seed: number, many: number): Person[] {
  const dice = new Dice(seed ^ 0x9e37);
  const offices = Array.from({ length: Math.ceil(many / 30) }, () => someNetwork(dice));
  return Array.from({ length: many }, (_, n) => {
    // One in ten shares a network with somebody else: an office, a household, a phone company.
    const office = dice.chance(0.1) ? offices[dice.whole(0, offices.length - 1)] : undefined;
    const network = office ?? ownNetwork(dice);
    const name = `honest ${n}`;
    return { ...memberOf(`${seed} ${name}`, network), name, interests: [], habit: 0.6 + dice.next() * 2.4, hour: dice.whole(0, 23) };
  });
}

/** How many look at a thing: mostly one to five, now and then dozens. */
export function someWitnesses(dice: Dice): number {
  const draw = dice.next();
  if (draw < 0.84) return 1 + Math.floor(draw / 0.168);
  return draw < 0.94 ? dice.whole(6, 10) : dice.whole(15, 40);
}

/** Gives a group of things their witnesses. */
export function addInterest(dice: Dice, people: readonly Person[], group: readonly Thing[], witnesses: number): void {
  for (const person of dice.shuffled(people).slice(0, witnesses)) person.interests.push(group);
}
