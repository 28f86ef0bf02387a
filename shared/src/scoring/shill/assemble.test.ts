import { describe, expect, it } from 'vitest';
import { assemble, bandOf, type ShillParts, totalOf } from './assemble.ts';
import { at } from './testing/person.ts';

const engagement = { known: true, value: 0.6, confidence: 0.5, evidence: { posts: 8, rate: 0.02, usual: 0.01, followers: 900 } } as const;
const frequency = {
  known: true,
  value: 0.36,
  confidence: 0.8,
  evidence: { posts: 20, activeDays: 12, days: 28, busiestDay: 9, flooded: 0.2, repeated: 0.25 },
} as const;
const correlation = {
  known: true,
  value: 0.3,
  confidence: 1,
  evidence: { correlation: 0.5, byChance: 0.2, p: 0.01, permutations: 199, days: 30, boards: 1, lag: 1 },
} as const;
const reach = { known: true, value: 0.8, confidence: 0.5, evidence: { posts: 8, rate: 1, usual: 0.5, followers: 900 } } as const;
const all: ShillParts = { engagement, frequency, correlation, reach };
const unknown = { known: false, missing: [{ what: 'posts', have: 1, need: 3 }] } as const;
const scored = (parts: ShillParts, more: object = {}) => assemble({ at, windowDays: 30, parts, signs: [], ...more });

describe('the score', () => {
  it('weighs engagement 40, frequency 30, correlation 20 and reach 10 %', () => {
    // 24 + 10.8 + 6 + 8
    expect(scored(all)).toMatchObject({ status: 'scored', score: 49, band: 'medium', confidence: 0.69, windowDays: 30, at });
    expect(scored(all).components.map((one) => one.known && one.points)).toEqual([24, 10.8, 6, 8]);
    expect(scored(all).components.map(({ component, weight }) => [component, weight])).toEqual([
      ['engagement', 0.4],
      ['frequency', 0.3],
      ['correlation', 0.2],
      ['reach', 0.1],
    ]);
  });

  it('shares the weight of what is unknown among the others, and is less sure', () => {
    const answer = scored({ ...all, correlation: unknown });
    expect(answer).toMatchObject({ status: 'scored', score: 54, confidence: 0.49 }); // (24 + 10.8 + 8) / 0.8
    expect(answer.components[0]).toMatchObject({ points: 30 });
    expect(answer.components[2]).toEqual({ component: 'correlation', weight: 0.2, methodology: expect.any(String), ...unknown });
  });

  it('is none under 60 % of the weight, and at 60 % there is one', () => {
    expect(scored({ ...all, engagement: unknown })).toMatchObject({ status: 'scored', score: 41 }); // 24.8 / 0.6
    expect(scored({ ...all, frequency: unknown, correlation: unknown })).toMatchObject({ status: 'insufficient_evidence' });
    const little = scored({ ...all, frequency: unknown, correlation: unknown });
    expect(little).not.toHaveProperty('score');
    expect(little).not.toHaveProperty('band');
    expect(little.components[0]).toMatchObject({ points: 24 });
    expect(totalOf({ parts: { ...all, frequency: unknown, correlation: unknown }, signs: [] })).toEqual({
      score: undefined,
      confidence: 0.25,
    });
  });

  it('has bands at 40, 60 and 80', () => {
    expect([0, 39, 40, 59, 60, 79, 80, 100].map(bandOf)).toEqual(['low', 'low', 'medium', 'medium', 'high', 'high', 'elite', 'elite']);
  });

  it('is less sure by signs, and by how sure it is whose profiles were joined', () => {
    const signs = [{ sign: 'similar-names', share: 0.5, of: 10, description: '' }] as const;
    expect(scored(all, { signs })).toMatchObject({ confidence: 0.5175, score: 49, signs });
    expect(scored(all, { joined: 0.95 })).toMatchObject({ confidence: 0.6555, score: 49 });
  });

  it('says where each number comes from', () => {
    const { methodology, components } = scored(all);
    for (const text of [methodology, ...components.map((one) => one.methodology)]) expect(text).toMatch(/^[A-Z].{80,}\.$/);
    expect(new Set(components.map((one) => one.methodology)).size).toBe(4);
  });
});

describe('what would change the score', () => {
  it('is said by how many points at most, the largest first', () => {
    expect(scored(all).wouldChange).toEqual([
      { lever: 'more-reactions-per-view', component: 'engagement', upTo: 16 },
      { lever: 'more-gained-after-posts', component: 'correlation', upTo: 14 },
      { lever: 'more-days-with-posts', component: 'frequency', upTo: 7.2 }, // 0.8 × 0.75 instead of 0.36
      { lever: 'fewer-repeated-posts', component: 'frequency', upTo: 3.6 }, // 0.6 × 0.8
      { lever: 'fewer-posts-a-day', component: 'frequency', upTo: 2.7 }, // 0.6 × 0.75
      { lever: 'more-views-per-follower', component: 'reach', upTo: 2 },
    ]);
  });

  it('is more evidence where a component is unknown, last', () => {
    const levers = scored({ ...all, correlation: unknown }).wouldChange;
    expect(levers.at(-1)).toEqual({ lever: 'more-evidence', component: 'correlation' });
    expect(levers[0]).toEqual({ lever: 'more-reactions-per-view', component: 'engagement', upTo: 20 });
  });

  it('leaves out what would hardly change it', () => {
    const almost = { ...all, reach: { ...reach, value: 0.96 }, correlation: { ...correlation, value: 0.975 } };
    expect(scored(almost).wouldChange.map(({ component }) => component)).not.toContain('reach');
    expect(scored(almost).wouldChange).toContainEqual({ lever: 'more-gained-after-posts', component: 'correlation', upTo: 0.5 });
  });
});
