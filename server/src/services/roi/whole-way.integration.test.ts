import { type RoiDocument, readRoiDocument, readRoiModel } from '@infofi-lens/shared/catalogue/roi-document';
import { Calibration } from '@infofi-lens/shared/contracts/calibration';
import { CampaignRoi } from '@infofi-lens/shared/contracts/roi';
import { Entity } from '@infofi-lens/shared/contracts/sync';
import { usableFields } from '@infofi-lens/shared/facts/known';
import { estimateRoi } from '@infofi-lens/shared/scoring/roi/estimate';
import { knowledgeOf } from '@infofi-lens/shared/scoring/roi/knowledge';
import { seeded } from '@infofi-lens/shared/seeded';
import type { EpochMs, Usd } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { priceStore } from '../../stores/roi/price-store.ts';
import { catalogueReader } from '../../testing/catalogue-reader.ts';
import { type CrowdWorld, crowdWorld, day, hour } from '../../testing/crowd-world.ts';
import { paid, shareOutcomes, spent } from '../../testing/sharer.ts';

const people = [0, 1, 2, 3, 4];
/** Campaigns that begin on the same day. */
const groups = Array.from({ length: 7 }, (_, group) => Array.from({ length: 30 }, (_, n) => `C${group * 30 + n}`));
const token = { symbol: 'TKN', tokenAddress: '0xAB', chain: 'base' };
const about = { status: 'active', type: 'drop', spaceId: 's', distribution: 'guaranteed', gas: 'gasless' };
let world: CrowdWorld;

async function begin(ids: readonly string[], fields: Record<string, unknown>): Promise<void> {
  await world.see(people, ids, { ...about, startsAt: world.now() - day, endsAt: world.now() + 60 * day, ...fields });
  await world.settleAll();
}
/** Twenty dollars for a quiz, begun and ending some days from now. */
const quiz = (luck: () => number) => ({
  rewards: [{ kind: 'token', symbol: 'USDC', amountPerWinner: '20' }],
  tasks: [{ id: 't', type: 'quiz' }],
  startsAt: Math.floor(world.now() - (1 + 9 * luck()) * day),
  endsAt: Math.floor(world.now() + (12 + 30 * luck()) * day),
});
beforeAll(async () => {
  world = await crowdWorld(5);
  await begin(['TOKEN'], { spaceId: 'token', rewards: [{ kind: 'token', amountPerWinner: '10', ...token }] });
});
afterAll(() => world.db.drop());

const round = () => world.deps.roi.round();
async function documents(): Promise<{ document: RoiDocument; model: string | undefined }> {
  await world.publish();
  const reader = catalogueReader(world.app);
  const read = readRoiDocument((await reader.document('roi')) ?? '');
  if ('refused' in read) throw new Error(read.refused);
  return { document: read.document, model: await reader.document('roi-model') };
}

it('learns from what people share, tells everybody, and says the same itself as anybody who computes it', async () => {
  const luck = seeded(7);
  for (const [at, group] of [...groups, [], []].entries()) {
    for (let from = 0; from < group.length; from += 5) await begin(group.slice(from, from + 5), quiz(luck));
    const ended = groups[at - 2] ?? [];
    const halved = ended.map((id) => [id, 10 * (0.7 + 0.6 * luck())] as const);
    for (const who of ended.length > 0 ? [0, 1, 2] : []) {
      const outcomes = halved.map(([id, usd]) => paid(world.now(), id, usd));
      expect((await shareOutcomes(world, who, { outcomes, times: ended.map((id) => spent(world.now(), id, 20 + who)) })).status).toBe(200);
    }
    await round();
    world.pass(day);
  }
  await begin(['NEW'], quiz(luck));
  const { document, model: modelText } = await documents();
  const read = readRoiModel(modelText ?? '');
  if ('refused' in read) throw new Error(read.refused);
  expect(document.model).toBe(read.model.version);

  const text = await (await world.app.request('/v1/analytics/roi/campaign/galxe:NEW')).json();
  const { at, estimate } = CampaignRoi.parse(text);
  if (estimate.status !== 'estimate') throw new Error(estimate.missing.join());
  expect(estimate.model).toBe(read.model.version);
  expect(estimate.value.p50).toBeGreaterThan(8);
  expect(estimate.value.p50).toBeLessThan(12);

  const { facts } = Entity.parse(await (await world.app.request('/v1/campaigns/galxe:NEW')).json());
  const campaign = usableFields({ kind: 'campaign', crowd: facts }, { unconfirmed: false });
  const about = { platform: 'galxe', id: 'NEW', spaceId: 's', type: 'drop' } as const;
  const own = knowledgeOf(document, read.model).of(about);
  const computed = estimateRoi({ platform: 'galxe', campaign, now: at, participants: [], ...own });
  expect(JSON.parse(JSON.stringify(computed))).toEqual(estimate);

  const calibration = Calibration.parse(await (await world.app.request('/v1/analytics/calibration')).json());
  expect(calibration.model).toEqual({
    version: read.model.version,
    trainedAt: read.model.trainedAt,
    drifted: false,
    outcomes: read.model.n.fit + read.model.n.calibrate + read.model.n.weigh,
  });
  expect(calibration.all).toMatchObject({ n: 210, predicted: 20 });
});

it('predicts with the live model from then on, and better', async () => {
  await round();
  const rows = await world.db.sql<{ model: string | null; said: number[] }[]>`
    select model, said from roi_predictions p join facts f using (entity) where f.id in ('C5', 'NEW') order by p.day`;
  expect(rows[0]).toMatchObject({ model: null, said: [20, 20, 20] });
  expect(rows.at(-1)?.model).toMatch(/^roi-/);
  expect(Math.abs((rows.at(-1)?.said[1] ?? 0) - 10)).toBeLessThan(2);
});

it('values tokens at the price of the day they arrived, and tells prices with their age', async () => {
  const prices = priceStore(world.db.sql);
  const keep = (usd: number) => prices.keep(['base:0xab'], [{ key: 'base:0xab', usd: usd as Usd, observedAt: world.now() }], world.now());
  await keep(0.5);
  const at = world.now();
  world.pass(2 * day);
  await keep(3);
  const received = [{ kind: 'token', amount: '10', ...token }];
  for (const who of [0, 1, 2]) await shareOutcomes(world, who, { outcomes: [paid(at, 'TOKEN', 1, { received, at })] });
  await round();
  const found = (await documents()).document;
  expect(found.outcomes.spaces.find(({ space }) => space === 'galxe:token')?.paid.usd.p50).toBe(5);
  expect(found.prices).toEqual([['base:0xab', 3, world.now(), 0]]);

  world.pass(3 * hour);
  await round();
  expect((await documents()).document.prices[0]?.[3]).toBe(1);
  world.pass(7 * day);
  await round();
  expect((await documents()).document.prices).toEqual([]);
});

it('takes fees from chains that were asked in the last day, else leaves them to the table', async () => {
  await priceStore(world.db.sql).keepFee(['base'], 0.004 as Usd, world.now());
  await round();
  expect((await documents()).document.gas).toEqual([['base', 0.004, world.now()]]);
  world.pass(25 * hour);
  await round();
  expect((await documents()).document.gas).toEqual([]);
});

it('forgets predictions that nobody can be compared with any more', async () => {
  const count = async () => (await world.db.sql<{ n: number }[]>`select count(*)::int as n from roi_predictions`)[0]?.n ?? 0;
  const before = await count();

  world.pass(130 * day);
  await round();
  const left = await count();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(before);
  world.pass(300 * day);
  await round();
  expect(await count()).toBe(0);
  expect(
    (await priceStore(world.db.sql).ofDays([{ key: 'base:0xab', day: Math.floor(((world.now() - 430 * day) as EpochMs) / day) }])).size,
  ).toBe(0);
});
