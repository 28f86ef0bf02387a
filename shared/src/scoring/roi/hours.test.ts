import { describe, expect, it } from 'vitest';
import type { Task } from '../../facts/campaign.ts';
import type { DurationMs } from '../../units.ts';
import { hoursOf } from './hours.ts';
import type { TimeKnowledge } from './inputs.ts';
import { quantile, quantilesOf } from './spread.ts';

const tasks: Task[] = [
  { id: '1', type: 'twitter_follow' },
  { id: '2', type: 'twitter_like' },
  { id: '3', type: 'quiz' },
];
const perTask: TimeKnowledge['tasks'] = { x: { minutes: 2, n: 40 }, quiz: { minutes: 6, n: 9 }, video: { minutes: 20, n: 2 } };
const middle = (campaign: { tasks?: Task[] }, time: TimeKnowledge) => {
  const hours = hoursOf(campaign, time);
  return hours.known ? { minutes: 60 * quantile(hours.value.hours, 0.5), n: hours.value.n, from: hours.value.from } : hours;
};

describe('the hours a campaign takes', () => {
  it('are what it takes the crowd', () => {
    expect(middle({}, { campaign: { minutes: 45, n: 3 }, tasks: {} })).toEqual({ minutes: 45, n: 3, from: 'campaign' });
  });

  it('are the sum of its kinds of task, and a minute to read, before enough have done it', () => {
    expect(middle({ tasks }, { campaign: { minutes: 45, n: 2 }, tasks: perTask })).toEqual({ minutes: 11, n: 9, from: 'tasks' });
  });

  it('count a task of no known kind like the others', () => {
    const more = [...tasks, { id: '4', type: 'rest' }];
    expect(middle({ tasks: more }, { tasks: perTask })).toMatchObject({ minutes: 1 + 10 + 10 / 3 });
  });

  it('leave out optional tasks', () => {
    const more = [...tasks, { id: '4', type: 'video', optional: true }];
    expect(middle({ tasks: more }, { tasks: perTask })).toMatchObject({ minutes: 11 });
  });

  it('are those of the own campaigns, from three on, only where the crowd says nothing', () => {
    const own = { ownUsual: { minutes: 20, n: 3 }, ownSpeed: 2 };
    expect(middle({ tasks }, { tasks: {}, ...own })).toEqual({ minutes: 20, n: 3, from: 'own' });
    expect(middle({ tasks }, { tasks: perTask, ...own })).toEqual({ minutes: 22, n: 9, from: 'tasks' });
    expect(middle({ tasks }, { tasks: {}, ownUsual: { minutes: 20, n: 2 } })).toEqual({ known: false, missing: ['time'] });
  });

  it('are a minute where nothing is asked for', () => {
    expect(middle({ tasks: [] }, { tasks: {} })).toEqual({ minutes: 1, n: 1, from: 'tasks' });
  });

  it('are not known while a kind of task, or the tasks, are not', () => {
    expect(middle({ tasks: [...tasks, { id: '4', type: 'video' }] }, { tasks: perTask })).toEqual({ known: false, missing: ['time'] });
    expect(middle({}, { tasks: perTask })).toEqual({ known: false, missing: ['time'] });
    expect(middle({ tasks: [{ id: '1', type: 'rest' }] }, { tasks: perTask })).toEqual({ known: false, missing: ['time'] });
  });

  it('are multiplied by how fast the person is, who is then known better', () => {
    const crowd = { campaign: { minutes: 60, n: 50 }, tasks: {} };
    const usual = hoursOf({}, crowd);
    const fast = hoursOf({}, { ...crowd, ownSpeed: 0.5 });
    if (!usual.known || !fast.known) throw new Error('both are known');
    expect(quantile(fast.value.hours, 0.5)).toBe(0.5);
    const wide = quantilesOf(usual.value.hours);
    const narrow = quantilesOf(fast.value.hours);
    expect(narrow.p90 / narrow.p10).toBeLessThan(wide.p90 / wide.p10);
  });

  it('are wider from kinds of task, and from few people', () => {
    const width = (campaign: { tasks?: Task[] }, time: TimeKnowledge) => {
      const hours = hoursOf(campaign, time);
      if (!hours.known) throw new Error('is known');
      const { p10, p90 } = quantilesOf(hours.value.hours);
      return p90 / p10;
    };
    const many = width({}, { campaign: { minutes: 11, n: 100 }, tasks: {} });
    expect(width({}, { campaign: { minutes: 11, n: 3 }, tasks: {} })).toBeGreaterThan(many);
    expect(width({ tasks }, { tasks: perTask })).toBeGreaterThan(many);
  });

  it('are at least what was spent already', () => {
    const hours = hoursOf({}, { own: 7_200_000 as DurationMs, campaign: { minutes: 60, n: 9 }, tasks: {} });
    expect(hours.known && Math.min(...hours.value.hours)).toBe(2);
    const begun = hoursOf({}, { own: 600_000 as DurationMs, campaign: { minutes: 60, n: 9 }, tasks: {} });
    expect(begun.known && quantile(begun.value.hours, 0.5)).toBeCloseTo(1, 9);
  });
});
