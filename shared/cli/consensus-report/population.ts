import type { Report } from '../../src/consensus/assess/report.ts';
import { Dice } from '../../src/testing/dice.ts';

/** A crowd as campaigns have it: few witnesses an item, some of them hostile. */
export interface Population {
  readonly people: number;
  /** Share of the people who all name the same wrong value of every item they lie about. */
  readonly hostile: number;
  /** In how much of what they say they lie; 1 if left out. */
  readonly lying?: number;
  /** How many values an item can have. */
  readonly values: number;
  /** How often honest people are right. */
  readonly right: number;
  readonly seed: number;
}

export interface Crowd {
  readonly reports: readonly Report[];
  readonly truth: ReadonlyMap<string, string>;
}

/** Each of the people makes 10 to 50 reports; each item gets one to five of them, at random. */
export function crowdOf({ people, hostile, lying = 1, values, right, seed }: Population): Crowd {
  const dice = new Dice(seed);
  const liars = new Set(dice.shuffled(Array.from({ length: people }, (_, who) => who)).slice(0, Math.round(hostile * people)));
  const turns = dice.shuffled(Array.from({ length: people }, (_, who) => Array.from({ length: dice.whole(10, 50) }, () => who)).flat());
  const truth = new Map<string, string>();
  const reports: Report[] = [];
  for (let item = 0; turns.length > 0; item++) {
    const name = `item ${item}`;
    const answer = dice.whole(0, values - 1);
    const wrong = () => (answer + dice.whole(1, values - 1)) % values;
    const lie = wrong();
    truth.set(name, String(answer));
    for (const who of new Set(turns.splice(0, dice.whole(1, 5)))) {
      const value = liars.has(who) && dice.chance(lying) ? lie : dice.chance(right) ? answer : wrong();
      reports.push({ item: name, contributor: `person ${who}`, value: String(value) });
    }
  }
  return { reports, truth };
}
