import { Problem } from '@infofi-lens/shared/contracts/problem';
import { ShillAnswer, ShillDocument } from '@infofi-lens/shared/contracts/shill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueReader } from '../testing/catalogue-reader.ts';
import { accountSeen, postSeen, rowSeen } from '../testing/contributor.ts';
import { type CrowdWorld, crowdWorld, day, hour } from '../testing/crowd-world.ts';

let world: CrowdWorld;
beforeAll(async () => {
  world = await crowdWorld(5);
});
afterAll(() => world.db.drop());

/** Everybody sees the same. */
async function seenByAll(items: readonly object[]): Promise<void> {
  for (const person of world.people)
    for (let from = 0; from < items.length; from += 100) {
      const response = await person.share(items.slice(from, from + 100));
      if (response.status !== 200) throw new Error(await response.text());
    }
}
const ask = (profile: string, query = '') => world.app.request(`/v1/analytics/shill-score/${profile}${query}`);
const score = async (profile: string, query = '') => ShillAnswer.parse(await (await ask(profile, query)).json());

/** A post a day for so many days, the last one two hours ago. */
const daily = (author: string, days: number, counts: Record<string, number>) =>
  Array.from({ length: days }, (_, nth) => postSeen(world.now(), author, world.now() - 2 * hour - nth * day, counts, Number(author)));

const usual = { views: 1_000, likes: 9, reposts: 1, replies: 1, quotes: 0, bookmarks: 1 };

describe('the score of a profile', () => {
  it('comes from what the crowd agreed on, each component with what it rests on', async () => {
    await seenByAll([accountSeen(world.now(), '7', { followers: 2_000 }), ...daily('7', 12, usual)]);
    await world.settleAll();
    await world.scoreAll();

    const answer = await score('x:7');
    if (answer.status !== 'scored') throw new Error('There is no score.');
    expect(answer).toMatchObject({ profile: 'x:7', platform: 'overall', windowDays: 30, at: world.now(), joined: [] });
    expect(answer.components).toMatchObject([
      { component: 'engagement', known: true, evidence: { posts: 12, followers: 2_000 } },
      { component: 'frequency', known: true, evidence: { posts: 12, activeDays: 12, days: 12 } },
      { component: 'correlation', known: false, missing: [{ what: 'board-days', have: 0, need: 10 }] },
      { component: 'reach', known: true, evidence: { posts: 12, rate: 0.5, followers: 2_000 } },
    ]);
    expect(answer.history).toEqual([{ at: world.now() - (world.now() % day), score: answer.score, confidence: answer.confidence }]);
    const points = answer.components.reduce((sum, one) => sum + (one.known ? one.points : 0), 0);
    expect(Math.abs(points - answer.score)).toBeLessThanOrEqual(0.5);
  });

  it('looks back over seven or ninety days when asked', async () => {
    expect((await score('x:7', '?window=7')).components[1]).toMatchObject({ evidence: { posts: 7, days: 7 } });
    expect((await score('x:7', '?window=90')).windowDays).toBe(90);
    const refused = await ask('x:7', '?window=8');
    expect([refused.status, Problem.parse(await refused.json()).field]).toEqual([400, 'window']);
  });

  it('is the same for everybody, and told apart by its ETag', async () => {
    const response = await ask('x:7');
    expect(response.headers.get('cache-control')).toBe('public, max-age=60');
    const again = await world.app.request('/v1/analytics/shill-score/x:7', {
      headers: { 'if-none-match': response.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('leaves out what too few vouch for', async () => {
    await world.people[0]?.share([postSeen(world.now(), '7', world.now() - 3 * hour, { ...usual, likes: 900 }, 99)]);
    await world.settleAll();
    await world.scoreAll();
    expect((await score('x:7')).components[0]).toMatchObject({ evidence: { posts: 12 } });
  });

  it('says what is missing where there is too little', async () => {
    await seenByAll([accountSeen(world.now(), '8', { followers: 10 }), ...daily('8', 2, usual)]);
    await world.settleAll();
    await world.scoreAll();
    const answer = await score('x:8');
    expect(answer.status).toBe('insufficient_evidence');
    expect(answer.components[0]).toMatchObject({
      known: false,
      missing: [
        { what: 'posts', have: 2, need: 3 },
        { what: 'views', have: 2, need: 3 },
      ],
    });
    await seenByAll([accountSeen(world.now(), '9', { followers: 10 })]);
    await world.settleAll();
    expect((await score('x:9')).status).toBe('insufficient_evidence');
    expect((await ask('x:10')).status).toBe(404);
  });

  it('joins the places on Kaito of the same X id, and says how sure that is', async () => {
    for (let nth = 0; nth < 14; nth++) {
      const posts = nth % 2 === 0 ? 1 : 0; // a post every other day, and a gain after it
      const items = [rowSeen(world.now(), '7', 0.01 + 0.001 * nth + (nth % 2 === 1 ? 0.0007 : 0))];
      await seenByAll(posts ? [...items, postSeen(world.now(), '7', world.now() - 2 * hour, usual, 500 + nth)] : items);
      await world.settleAll();
      world.pass(day);
    }
    await world.markAll();
    await world.scoreAll();
    const answer = await score('kaito:7');
    expect(answer.joined).toEqual([{ profile: 'x:7', because: 'same-x-id', confidence: 0.95 }]);
    expect(answer.components[2]).toMatchObject({ component: 'correlation', known: true, evidence: { boards: 1, permutations: 199 } });
    expect((await score('x:7')).joined).toMatchObject([{ profile: 'kaito:7' }]);
    expect((await score('x:7', '?platform=kaito')).components[2]).toMatchObject({ known: true });
    expect((await score('x:7', '?platform=galxe')).components[2]).toMatchObject({ known: false });
  });

  it('is carried to every browser by the catalogue, four times a day, so that nobody has to ask', async () => {
    await world.deps.shill.carryWhenDue();
    await world.publish();
    const reader = catalogueReader(world.app);
    const carried = ShillDocument.parse(JSON.parse((await reader.document('shill-scores')) ?? ''));
    const answer = await score('x:7');
    expect(carried.people).toEqual([['x:7', answer.status === 'scored' && answer.score, answer.confidence, 5]]);
    world.pass(5 * hour);
    await world.deps.shill.carryWhenDue();
    await world.publish();
    expect(JSON.parse((await reader.document('shill-scores')) ?? '')).toEqual(carried);
  });

  it('notes a change of five points or more as an event', async () => {
    await seenByAll(daily('11', 8, usual));
    await world.settleAll();
    await world.scoreAll();
    const before = await score('x:11', '?window=7');
    world.pass(4 * day);
    await world.markAll();
    await world.scoreAll();
    const after = await score('x:11', '?window=7');
    if (before.status !== 'scored' || after.status !== 'scored') throw new Error('There is no score.');
    expect(after.score).toBeLessThan(before.score - 4);
    const events = await world.db
      .sql`select scope, window_days, from_score, to_score from shill_events where person = 'x:11' and window_days = 7`;
    expect(events).toEqual([{ scope: 'overall', window_days: 7, from_score: before.score, to_score: after.score }]);
    expect(after.history.map((point) => point.score)).toEqual([after.score, before.score]);
  });
});
