import { createServer } from 'node:http';
import type { Example } from '@infofi-lens/shared/scoring/learning/example';
import { featureNames } from '@infofi-lens/shared/scoring/learning/features';
import { seeded } from '@infofi-lens/shared/seeded';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modelStore } from '../../stores/roi/model-store.ts';
import { freshDatabase, type TestDatabase } from '../../testing/database.ts';
import { learn } from './learn.ts';
import { trainApart } from './train-apart.ts';

const begin = Date.UTC(2026, 0, 1);
const hour = 3_600_000;
let db: TestDatabase;
let now = begin;
let told: string[];
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  told = [];
  await db.sql`truncate roi_models`;
  await db.sql`update roi_state set trained_at = 0, trained_on = 0, calibrated_at = 0, calibrated_on = 0`;
});

/** Campaigns that pay `level` times what structure says, give or take; one feature says so much of it. */
function examples(from: number, to: number, { level = 0.5, says = 1, seed = 1 } = {}): Example[] {
  const random = seeded(seed);
  return Array.from({ length: to }, (_, n): Example => {
    const [hint, luck] = [random() - 0.5, random() - 0.5];
    const features = featureNames.map((name) => (name === 'structural' ? 1 : name === 'log-tasks' ? hint : 0));
    const decidedAt = (begin + n * hour) as EpochMs;
    return {
      decidedAt,
      knownAt: (decidedAt + 24 * hour) as EpochMs,
      features,
      seenUntil: decidedAt,
      target: Math.log(level) + says * hint + luck,
    };
  }).slice(from);
}
const store = () => modelStore(db.sql);
const learnFrom = (some: readonly Example[]) => {
  now = (some.at(-1)?.knownAt ?? begin) + 1;
  const log = { info: (_: unknown, text: string) => told.push(text), error: (_: unknown, text: string) => told.push(text) };
  return learn(some, { store: store(), train: trainApart, now: () => now as EpochMs, log: log as never });
};
const roles = () =>
  db.sql<{ role: string; parent: string | null; seed: number | null }[]>`select role, parent, seed from roi_models order by made_at, role`;

describe('learning', () => {
  it('waits until there is enough to learn from', async () => {
    expect(await learnFrom(examples(0, 149))).toBeUndefined();
    expect(await roles()).toEqual([]);
  });

  it('puts the first model live, with the seed that makes it again', async () => {
    const some = examples(0, 200);
    const made = await learnFrom(some);
    expect((await store().inOffice()).champion).toEqual(made);
    const [row] = await roles();
    expect(row).toMatchObject({ role: 'champion', parent: null });
    const again = await trainApart({ examples: some, seed: row?.seed ?? 0, now: now as EpochMs });
    expect(again?.version).toBe(made?.version);
  });

  it('trains anew only after 60 more outcomes, and the new one only stands against the live one', async () => {
    const first = await learnFrom(examples(0, 200));
    await learnFrom(examples(0, 259));
    expect((await store().inOffice()).challenger).toBeUndefined();
    await learnFrom(examples(0, 260));
    const { champion, challenger } = await store().inOffice();
    expect(challenger?.trainedAt).toBe(now);
    expect(champion?.version).not.toBe(challenger?.version);
    expect((await roles()).some(({ parent }) => parent === first?.version)).toBe(true); // put right on the way
  });

  it('lets a challenger take over that does better on outcomes neither had seen, and keeps the old one', async () => {
    const before = examples(0, 150, { says: 2 });
    await learnFrom(before);
    const turned = [...before, ...examples(150, 900, { says: -2, seed: 2 })];
    await learnFrom(turned.slice(0, 860));
    const challenger = (await store().inOffice()).challenger;
    await learnFrom(turned);
    const { champion } = await store().inOffice();
    expect(told).toContain('a new model is live');
    expect((await roles()).filter(({ role }) => role === 'past').length).toBeGreaterThan(0);
    expect(champion?.fittedUntil).toBe(challenger?.fittedUntil);
  });

  it('refuses what was seen after its decision, says so, and keeps what is live', async () => {
    const live = await learnFrom(examples(0, 200));
    const copied = await learnFrom(examples(0, 260).map((one, n) => (n === 200 ? { ...one, seenUntil: one.knownAt } : one)));
    expect(told).toContain('no model could be trained; the live one stays');
    expect((await store().inOffice()).challenger).toBeUndefined();
    expect(copied?.fittedUntil).toBe(live?.fittedUntil);
  });

  it('says that it has drifted when payouts move away, and so stays silent', async () => {
    const before = examples(0, 200);
    await learnFrom(before);
    const live = await learnFrom([...before, ...examples(200, 240, { level: 50, seed: 3 })]);
    expect(live?.drifted).toBe(true);
    expect(told.join()).toContain('moved away');
  });

  it('answers others meanwhile: training is in a thread of its own', async () => {
    const server = createServer((_, response) => response.end('here'));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as { port: number };
    let answered = 0;
    let training = true;
    const trained = learnFrom(examples(0, 1_200)).finally(() => {
      training = false;
    });
    while (training) {
      if ((await fetch(`http://127.0.0.1:${port}/`)).ok) answered += 1;
    }
    await trained;
    server.close();
    expect(answered).toBeGreaterThan(20);
  });
});
