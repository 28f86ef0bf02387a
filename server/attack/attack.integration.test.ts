import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Arena, openArena } from './arena/arena.ts';
import { campaignLies } from './hostile/lies.ts';
import { collude, minority } from './scenarios/colluding-minority.ts';
import { replays } from './scenarios/replays.ts';
import { duel } from './stage/duel.ts';
import { tinySize } from './stage/size.ts';
import { type Stage, setStage } from './stage/stage.ts';

/** Not a seed that the engine was tuned on, nor one of the reports in docs/. */
const seed = 4_711;
let arena: Arena;
let stage: Stage;

beforeAll(async () => {
  arena = await openArena(inject('postgresUrl'));
  stage = await setStage(arena, seed, tinySize);
}, 60_000);
afterAll(() => arena.close());

it('30 % of the clusters of every item lie together for days, and no agreed value leaves its tolerance', { timeout: 60_000 }, async () => {
  const { told, played } = await collude(stage, minority);
  expect(told.length).toBeGreaterThan(3);
  expect(played.price.batches).toBeGreaterThan(20);
  expect(played.damage.shown).toBeGreaterThan(50);
  expect(played.damage.wounds.filter(({ kind }) => kind === 'false')).toEqual([]);
});

it('six who lie together beside a single honest witness are believed, and that is seen', { timeout: 60_000 }, async () => {
  const hostile = stage.pool.slice(0, 6);
  const damage = await duel(stage, { witnesses: 1, hostile, lieAbout: campaignLies.status, dice: () => stage.dice('six') });
  expect(damage.wounds).toMatchObject([{ field: 'status', kind: 'false', moved: 1 }]);
});

it('replays, reordered batches and broken bodies change nothing', { timeout: 60_000 }, async () => {
  const { promised } = await replays.run(stage);
  expect(promised.filter(({ kept }) => !kept)).toEqual([]);
});
