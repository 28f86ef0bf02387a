import { type RoiDocument, readRoiDocument } from '@infofi-lens/shared/catalogue/roi-document';
import { Calibration } from '@infofi-lens/shared/contracts/calibration';
import { CampaignRoi } from '@infofi-lens/shared/contracts/roi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueReader } from '../../testing/catalogue-reader.ts';
import { campaignSeen } from '../../testing/contributor.ts';
import { type CrowdWorld, crowdWorld, day, hour } from '../../testing/crowd-world.ts';
import { signed } from '../../testing/device.ts';
import { paid, shareOutcomes, spent } from '../../testing/sharer.ts';
import { unpackText } from '../catalogue/pack.ts';

const people = [0, 1, 2, 3, 4];
let world: CrowdWorld;
beforeAll(async () => {
  world = await crowdWorld(6);
});
afterAll(() => world.db.drop());

const quest = {
  spaceId: 'space',
  type: 'drop',
  status: 'active',
  distribution: 'guaranteed',
  gas: 'gasless',
  rewards: [{ kind: 'token', symbol: 'USDC', amountPerWinner: '20' }],
  tasks: [{ id: 't', type: 'quiz' }],
};

async function agreed(ids: readonly string[], change: Record<string, unknown> = {}): Promise<void> {
  await world.see(people, ids, { ...quest, startsAt: world.now() - day, endsAt: world.now() + 30 * day, ...change });
  await world.settleAll();
}

async function document(): Promise<RoiDocument> {
  const [row] = await world.db.sql<
    { bytes: Buffer }[]
  >`select bytes from catalogue_documents join catalogue_files using (hash) where name = 'roi'`;
  const read = readRoiDocument(await unpackText(row?.bytes ?? Buffer.alloc(0)));
  if ('refused' in read) throw new Error(read.refused);
  return read.document;
}
const round = () => world.deps.roi.round();
const calibration = async () => Calibration.parse(await (await world.app.request('/v1/analytics/calibration')).json());
const roiOf = async (id: string) => CampaignRoi.parse(await (await world.app.request(`/v1/analytics/roi/campaign/galxe:${id}`)).json());

describe('before anybody has shared anything', () => {
  it('calibration is empty and a campaign that nobody reported is not found', async () => {
    expect(await calibration()).toMatchObject({ waiting: 0, platforms: [], months: [], reliability: [] });
    expect((await world.app.request('/v1/analytics/roi/campaign/galxe:nobody')).status).toBe(404);
    expect((await world.app.request('/v1/analytics/roi/campaign/nonsense')).status).toBe(400);
  });

  it('a campaign has its value, and what is missing for the rest is said', async () => {
    await agreed(['GC1']);
    expect(await roiOf('GC1')).toMatchObject({
      campaignId: 'GC1',
      estimate: { status: 'insufficient_evidence', missing: ['time'], value: { p50: 20 } },
    });
  });
});

describe('minutes that people share', () => {
  it('are told as the median of three independent people or more, and as minutes of kinds of tasks', async () => {
    await agreed(['GC2', 'GC3']);
    for (const [who, minutes] of [10, 12, 500].entries()) {
      await shareOutcomes(world, who, { times: ['GC1', 'GC2', 'GC3'].map((id) => spent(world.now(), id, minutes)) });
    }
    await shareOutcomes(world, 0, { times: [spent(world.now(), 'unknown', 5)] });
    expect(await round()).toEqual({ more: false, changed: true });
    const { campaigns, tasks } = await document();
    expect(campaigns).toEqual(['GC1', 'GC2', 'GC3'].map((id) => ['galxe', id, 12, 3]));
    expect(tasks).toEqual({ quiz: [11, 3] });
  });

  it('make an estimate, of which a copy is as good for a while', async () => {
    const { estimate } = await roiOf('GC1');
    if (estimate.status !== 'estimate') throw new Error(estimate.missing.join());
    expect(estimate.hours.p50).toBeCloseTo(0.2, 6);
    expect(estimate.perHour.p50).toBeGreaterThan(50);
    const response = await world.app.request('/v1/analytics/roi/campaign/galxe:GC1');
    expect(response.headers.get('cache-control')).toBe('public, max-age=60');
    const etag = response.headers.get('etag') ?? '';
    expect((await world.app.request('/v1/analytics/roi/campaign/galxe:GC1', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('stand beside how unevenly the points of the space are held, once its board is counted', async () => {
    const row = (subjectId: string, score: number) => ({
      ...campaignSeen(world.now(), { boardId: 'points:space', subjectId, score, rank: 101 - score }),
      kind: 'board-entry',
      id: `points:space:${subjectId}`,
      context: 'board',
    });
    for (const who of people) await world.people[who]?.share(Array.from({ length: 30 }, (_, n) => row(`u${n}`, 100 - n)));
    await world.settleAll();
    for (const counted of world.deps.analytics.rounds) while ((await counted())?.more);
    const { estimate } = await roiOf('GC1');
    if (estimate.status !== 'estimate') throw new Error(estimate.missing.join());
    expect(estimate.concentration).toMatchObject({ n: 30 });
    expect(estimate.concentration?.top10).toBeCloseTo(955 / 2_565, 6);
  });

  it('of contributors that are one cluster are one voice', async () => {
    await world.db.sql`update contributors set cluster = 7 where no in (1, 2)`;
    await round();
    expect((await document()).campaigns).toEqual([]);
    await world.db.sql`update contributors set cluster = null`;
    await round();
    expect((await document()).campaigns).toHaveLength(3);
  });

  it('of somebody in quarantine do not count', async () => {
    const contributor = world.people[0]?.device.id;
    if (!contributor) throw new Error('nobody');
    const directive = { what: 'quarantine', contributor } as const;
    const made = await world.directives.add({ directive, reason: 'a test', by: 'anna', at: world.now() });
    await round();
    expect((await document()).campaigns).toEqual([]);
    await world.directives.end(made, 'anna', world.now());
    await round();
    expect((await document()).campaigns).toHaveLength(3);
  });
});

describe('a prediction', () => {
  const stored = () => world.db.sql<{ day: number; said: number[]; features: number[] }[]>`
    select p.day, p.said, p.features from roi_predictions p join facts f using (entity) where f.id = 'GC1' order by day`;

  it('is stored once a day, with what it was made from, and never changed', async () => {
    await round();
    const before = await stored();
    expect(before).toHaveLength(1);
    expect(before[0]?.said).toEqual([20, 20, 20]);
    expect(before[0]?.features.some(Number.isNaN)).toBe(true);
    world.pass(hour);
    await round();
    expect(await stored()).toEqual(before);
    world.pass(day);
    await round();
    expect(await stored()).toHaveLength(2);
    await expect(world.db.sql`update roi_predictions set base_mean = 1`.execute()).rejects.toThrow('never changed');
  });

  it('is held against what the campaign paid, once three people say so', async () => {
    expect((await calibration()).waiting).toBe(3);
    await shareOutcomes(world, 0, { outcomes: [paid(world.now(), 'GC1', 18)] });
    await shareOutcomes(world, 1, { outcomes: [paid(world.now(), 'GC1', 19)] });
    await round();
    expect((await calibration()).all).toBeUndefined();
    await shareOutcomes(world, 2, { outcomes: [paid(world.now(), 'GC1', 20)] });
    await round();
    const found = await calibration();
    expect(found).toMatchObject({
      waiting: 2,
      all: { n: 1, coverage: 0, realised: 19, predicted: 20, bias: 1 },
      platforms: [{ platform: 'galxe', n: 1 }],
      months: [{ month: '2026-11', n: 1 }],
    });
    expect((await document()).outcomes.spaces).toMatchObject([{ space: 'galxe:space', paid: { usd: { p50: 19 }, n: 1 } }]);
  });

  it('is compared as it was before people decided, where they say when', async () => {
    const decidedAt = world.now() - hour;
    for (const who of [0, 1, 2]) await shareOutcomes(world, who, { outcomes: [paid(world.now(), 'GC2', 20, { decidedAt })] });
    await round();
    const rows = await world.db.sql<{ decided: number }[]>`select decided_at as decided from campaign_payouts where id = 'GC2'`;
    expect(rows[0]?.decided).toBe(decidedAt);
    expect((await calibration()).all).toMatchObject({ n: 2, coverage: 0.5 });
  });

  it('of an outcome that was known before it counts for nothing', async () => {
    await agreed(['LATE']);
    for (const who of [0, 1, 2]) await shareOutcomes(world, who, { outcomes: [paid(world.now(), 'LATE', 3)] });
    world.pass(hour);
    await round();
    expect((await calibration()).all?.n).toBe(2);
  });
});

describe('an outcome that was taken back', () => {
  it('counts no more: below three people the campaign has paid nothing that is known, and calibration knows nothing of it', async () => {
    expect((await calibration()).all?.n).toBe(2);
    const response = await shareOutcomes(world, 1, { retracted: [{ platform: 'galxe', campaignId: 'GC2' }] });
    expect(response.status).toBe(200);
    await round();
    expect((await calibration()).all?.n).toBe(1);
    expect(await world.db.sql`select from campaign_payouts where id = 'GC2'`).toHaveLength(0);
    await shareOutcomes(world, 1, { outcomes: [paid(world.now(), 'GC2', 20)] });
    await round();
    expect((await calibration()).all?.n).toBe(2);
  });
});

describe('what a point is worth', () => {
  it('is learned from a campaign that pays points and was paid in money', async () => {
    await agreed(['POINTS'], { rewards: [], points: 100, spaceId: 'points' });
    const received = [
      { kind: 'points', points: 100 },
      { kind: 'usd', usd: 4 },
    ];
    for (const who of [0, 1, 2]) await shareOutcomes(world, who, { outcomes: [paid(world.now(), 'POINTS', 4, { received })] });
    await round();
    const space = (await document()).outcomes.spaces.find((one) => one.space === 'galxe:points');
    expect(space?.point).toMatchObject({ usd: { p50: 0.04 }, n: 1 });
  });
});

describe('the document', () => {
  it('travels with the catalogue and stays the same file while nothing is new', async () => {
    await world.publish();
    const reader = catalogueReader(world.app);
    const before = (await reader.manifest()).documents.roi;
    expect(before?.[2]).toBeGreaterThan(100);
    world.pass(2 * hour);
    await round();
    await world.publish();
    expect((await reader.manifest()).documents.roi).toEqual(before);
  });

  it('is one process at a time, and a round that finds nothing new says so', async () => {
    const both = await Promise.all([round(), round()]);
    expect(both.filter((one) => one === undefined)).toHaveLength(1);
    expect(await round()).toEqual({ more: false, changed: false });
  });
});

it('what an erased contributor shared is gone from everything that was made of it', async () => {
  const device = world.people[2]?.device;
  if (!device) throw new Error('nobody');
  const body = { contributor: device.id, counter: 99_999, erase: 'everything' };
  expect((await world.app.request('/v1/contributors/erase', signed(device, body))).status).toBe(200);
  await round();
  expect((await document()).campaigns).toEqual([]);
  expect((await document()).outcomes).toEqual({ platforms: {}, types: [], spaces: [] });
  expect((await calibration()).all).toBeUndefined();
  expect(await world.db.sql`select from campaign_payouts`).toHaveLength(0);
});
