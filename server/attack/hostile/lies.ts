import type { Dice } from '@infofi-lens/shared/testing/dice';
import { day, type Fields, hour, type Thing } from '../world/thing.ts';

/** What colluders agreed to say instead of the truth about one thing. */
export interface Lie {
  readonly name: string;
  /** The fields that are lied about. */
  readonly about: readonly string[];
  /** @param at When it is said to be seen. */
  tell(truth: Fields, at: number): Fields;
}

type Maker = (dice: Dice, thing: Thing) => Lie;

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const lie = (name: string, change: (truth: Fields, at: number) => Fields, about: readonly string[]): Lie => ({
  name,
  about,
  tell: (truth, at) => ({ ...truth, ...change(truth, at) }), // all the rest is true: a liar who is right elsewhere is harder to tell
});

/** Ways to lie about a campaign. How far is drawn, so that no run repeats what the engine was tuned on. */
export const campaignLies = {
  factor: (dice) => {
    const factor = 1.3 + dice.next() * 12;
    return lie(
      'numbers by a factor',
      ({ participants, winnersCap, points }) => ({
        participants: Math.round((number(participants) + 10) * factor),
        winnersCap: Math.round(number(winnersCap) * factor),
        points: Math.round(number(points) * factor),
      }),
      ['participants', 'winnersCap', 'points'],
    );
  },
  slightly: (dice) => {
    const over = 1.051 + dice.next() * 0.04;
    return lie('a count just above its tolerance', ({ participants }) => ({ participants: Math.ceil(number(participants) * over) + 2 }), [
      'participants',
    ]);
  },
  status: (dice) => {
    const status = dice.pick(['deleted', 'capped', 'draft']);
    return lie(`the status ${status}`, () => ({ status }), ['status']);
  },
  times: (dice) => {
    const shift = dice.whole(2, 40) * day + dice.whole(1, 23) * hour;
    return lie('a later end', ({ endsAt }) => ({ endsAt: number(endsAt) + shift }), ['endsAt']);
  },
  names: (dice) => {
    const name = `Claim now ${dice.word(6)}`;
    const url = `https://app.galxe.example/quest/${dice.word(8)}`;
    return lie('another name and page', () => ({ name, url }), ['name', 'url']);
  },
  rewards: (dice) => {
    const rewards = [{ kind: 'token', amountPerWinner: String(dice.whole(1_000, 90_000)), symbol: 'USDT' }];
    return lie('a larger reward', () => ({ rewards }), ['rewards']);
  },
} as const satisfies Record<string, Maker>;

/** Ways to lie about a row of a board. */
export const rowLies = {
  top: (dice) => {
    const share = 0.2 + dice.next() * 0.5;
    return lie('the first place', () => ({ rank: 1, mindshare: Math.round(share * 1e6) / 1e6 }), ['rank', 'mindshare']);
  },
  counts: (dice) => {
    const factor = 1.05 + dice.next() * 4;
    return lie(
      'larger counts',
      ({ followers, mentions }) => ({
        followers: Math.ceil(number(followers) * factor),
        mentions: Math.ceil(number(mentions) * factor) + 1,
      }),
      ['followers', 'mentions'],
    );
  },
} as const satisfies Record<string, Maker>;

/** A count that runs away from the truth by less than its tolerance a day, from some moment on. */
export function driftingLie(from: number): Maker {
  return (dice) => {
    const stepADay = 1 + 0.05 * (0.5 + dice.next() * 0.45);
    const ahead = (at: number) => stepADay ** Math.max(0, (at - from) / day + 1);
    return lie(
      'a count that runs away slowly',
      ({ participants }, at) => ({ participants: Math.ceil(number(participants) * ahead(at)) + 1 }),
      ['participants'],
    );
  };
}

/** One lie about a thing, drawn. */
export function someLie(dice: Dice, thing: Thing): Lie {
  const makers: readonly Maker[] = thing.kind === 'campaign' ? Object.values(campaignLies) : Object.values(rowLies);
  const made = makers[dice.whole(0, makers.length - 1)]?.(dice, thing);
  if (!made) throw new Error('There is no lie about such a thing.');
  return made;
}
