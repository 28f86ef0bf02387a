import { describe, expect, it } from 'vitest';
import { Dice } from '../../testing/dice.ts';
import { type MeasuredCampaign, taskMinutes } from './task-minutes.ts';

const truth = { twitter: 2, discord: 5, quiz: 12, visit_link: 1 } as const;
type Type = keyof typeof truth;
const types = Object.keys(truth) as [Type, ...Type[]];

function measured(dice: Dice, minutes?: number): MeasuredCampaign {
  const tasks = Array.from({ length: dice.whole(1, 5) }, (_, at) => ({ id: `${at}`, type: dice.pick(types) }));
  const real = 1 + tasks.reduce((sum, { type }) => sum + truth[type], 0);
  return { campaign: { tasks }, minutes: minutes ?? real * (0.8 + 0.4 * dice.next()), people: 7, voice: 1 };
}
const many = (seed: number, count: number) => {
  const dice = new Dice(seed);
  return Array.from({ length: count }, () => measured(dice));
};

describe('minutes by kind of task', () => {
  it('are found again in what whole campaigns took', () => {
    const found = taskMinutes(many(1, 200));
    for (const [kind, minutes] of [
      ['x', 2],
      ['discord', 5],
      ['quiz', 12],
      ['visit', 1],
    ] as const) {
      expect(found[kind]?.minutes, kind).toBeGreaterThan(0.8 * minutes);
      expect(found[kind]?.minutes, kind).toBeLessThan(1.2 * minutes);
    }
    expect(found.quiz?.n).toBe(7);
    expect(Object.keys(found).sort()).toEqual(['discord', 'quiz', 'visit', 'x']);
  });

  it('hardly move when a quarter of the campaigns tells nonsense', () => {
    const dice = new Dice(2);
    const honest = many(3, 150);
    const before = taskMinutes(honest);
    const after = taskMinutes([...honest, ...Array.from({ length: 50 }, () => measured(dice, 5_000))]);
    for (const kind of ['x', 'discord', 'quiz'] as const) {
      expect((after[kind]?.minutes ?? 0) / (before[kind]?.minutes ?? 1), kind).toBeLessThan(1.5);
    }
  });

  it('give people one voice in all: a thousand campaigns of one group weigh as little as a few', () => {
    const dice = new Dice(4);
    const honest = many(5, 60);
    const flood = Array.from({ length: 1_000 }, () => ({ ...measured(dice, 5_000), voice: 3 / 1_000 }));
    const [before, after] = [taskMinutes(honest), taskMinutes([...honest, ...flood])];
    expect((after.quiz?.minutes ?? 0) / (before.quiz?.minutes ?? 1)).toBeLessThan(1.2);
  });

  it('are not told of a kind that fewer than three campaigns ask for, nor without tasks', () => {
    const quiz = { campaign: { tasks: [{ id: '1', type: 'quiz' }] }, minutes: 9, people: 3, voice: 3 };
    expect(taskMinutes([quiz, quiz])).toEqual({});
    expect(taskMinutes([quiz, quiz, quiz]).quiz?.minutes).toBeCloseTo(8, 1);
    expect(taskMinutes([{ ...quiz, campaign: {} }])).toEqual({});
    expect(taskMinutes([])).toEqual({});
  });

  it('rest on as many people as measured one of the campaigns that ask for them', () => {
    const quiz = (people: number) => ({ campaign: { tasks: [{ id: '1', type: 'quiz' }] }, minutes: 9, people, voice: 3 });
    expect(taskMinutes([quiz(4), quiz(9), quiz(5)]).quiz?.n).toBe(9);
  });

  it('are not moved by campaigns that ask for nothing that must be done', () => {
    const quiz = { campaign: { tasks: [{ id: '1', type: 'quiz' }] }, minutes: 9, people: 3, voice: 3 };
    const optional = { ...quiz, campaign: { tasks: [{ id: '1', type: 'quiz', optional: true }] }, minutes: 500 };
    const gasOnly = { ...quiz, campaign: { gas: 'gas' as const }, minutes: 500 };
    const others = Array.from({ length: 9 }, () => [optional, gasOnly, { ...optional, campaign: { tasks: [] } }]).flat();
    expect(taskMinutes([quiz, quiz, quiz, ...others])).toEqual(taskMinutes([quiz, quiz, quiz]));
  });

  it('are those of a typical task where hardly anybody has a voice on a kind', () => {
    const follows = (minutes: number) => ({
      campaign: {
        tasks: [
          { id: '1', type: 'twitter' },
          { id: '2', type: 'twitter' },
        ],
      },
      minutes: 1 + 2 * minutes,
      people: 3,
      voice: 3,
    });
    const whisper = { campaign: { tasks: [{ id: '1', type: 'quiz' }] }, minutes: 51, people: 3, voice: 1e-9 };
    // By task: 2, 9, 2, 2, 2, 1, 2 and three times 50, of which the middle is 2.
    const rows = [
      whisper,
      follows(2),
      follows(9),
      whisper,
      follows(2),
      follows(2),
      whisper,
      follows(2),
      follows(1),
      follows(2),
      follows(2),
    ];
    expect(taskMinutes(rows).quiz?.minutes).toBeCloseTo(2, 2);
  });

  it('are never below six seconds', () => {
    const quick = { campaign: { tasks: [{ id: '1', type: 'visit_link' }] }, minutes: 0.2, people: 3, voice: 3 };
    expect(taskMinutes([quick, quick, quick]).visit?.minutes).toBeGreaterThanOrEqual(0.1);
  });

  it('count tasks of no known kind as something of their own', () => {
    const odd = {
      campaign: {
        tasks: [
          { id: '1', type: 'quiz' },
          { id: '2', type: 'rest' },
        ],
      },
      minutes: 31,
      people: 3,
      voice: 3,
    };
    const plain = { campaign: { tasks: [{ id: '1', type: 'quiz' }] }, minutes: 11, people: 3, voice: 3 };
    expect(taskMinutes([plain, plain, plain, odd, odd, odd]).quiz?.minutes).toBeCloseTo(10, 0);
  });
});
