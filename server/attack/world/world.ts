import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { Dice } from '@infofi-lens/shared/testing/dice';
import { someBoard } from './board.ts';
import { someCampaign } from './campaign.ts';
import { addInterest, type Person, somePeople, someWitnesses } from './people.ts';
import { keyOf, type Thing } from './thing.ts';

export interface World {
  readonly seed: number;
  readonly things: ReadonlyMap<EntityKey, Thing>;
  readonly campaigns: readonly Thing[];
  readonly boards: readonly (readonly Thing[])[];
  readonly people: readonly Person[];
  /** The people who look at a thing. */
  witnessesOf(thing: Thing): readonly Person[];
}

export interface WorldSize {
  readonly people: number;
  readonly campaigns: number;
  readonly boards: number;
  readonly rows: number;
}

/** A changing world of campaigns and boards, and the honest people who look at it. */
export function makeWorld(seed: number, from: number, size: WorldSize): World {
  const dice = new Dice(seed);
  const people = somePeople(seed, size.people);
  const campaigns = Array.from({ length: size.campaigns }, () => someCampaign(dice, from));
  const boards = Array.from({ length: size.boards }, () => someBoard(dice, size.rows));
  for (const campaign of campaigns) addInterest(dice, people, [campaign], someWitnesses(dice));
  for (const board of boards) addInterest(dice, people, board, dice.whole(4, 12));
  const all = [...campaigns, ...boards.flat()];
  const witnesses = new Map<Thing, Person[]>();
  for (const person of people) for (const thing of person.interests.flat()) witnesses.set(thing, [...(witnesses.get(thing) ?? []), person]);
  return {
    seed,
    people,
    campaigns,
    boards,
    things: new Map(all.map((thing) => [keyOf(thing), thing])),
    witnessesOf: (thing) => witnesses.get(thing) ?? [],
  };
}
