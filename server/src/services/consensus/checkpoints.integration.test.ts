import { generateKeyPairSync } from 'node:crypto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { Entity } from '@infofi-lens/shared/contracts/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Contributor, campaignSeen, newContributor } from '../../testing/contributor.ts';
import { crowdApi } from '../../testing/crowd-api.ts';
import { freshDatabase, type TestDatabase } from '../../testing/database.ts';

const minute = 60_000;
const hour = 60 * minute;
let clock = Date.UTC(2026, 10, 20, 12);
const now = () => clock as EpochMs; // within the range of times
let db: TestDatabase;
let api: ReturnType<typeof crowdApi>;
let people: Contributor[];

beforeAll(async () => {
  db = await freshDatabase();
  api = crowdApi(db.sql, now);
  people = await Promise.all(Array.from({ length: 12 }, () => newContributor(api.app, now)));
});
afterAll(() => db.drop());

const share = (at: number, id: string, fields: Record<string, unknown>) => people[at]?.share([campaignSeen(now(), fields, { id })]);
const fact = async (id: string, field: string) =>
  Entity.parse(await (await api.app.request(`/v1/campaigns/galxe:${id}`)).json()).facts[field];

describe('a checkpoint', () => {
  it('makes what is agreed the base, and is signed', async () => {
    for (const at of [0, 1, 2]) await share(at, 'a', { name: 'First', participants: 50 });
    await share(3, 'b', { name: 'Alone' });
    await api.settleAll();
    const { checkpoint } = await api.checkpoints.now('a test');
    expect(checkpoint).toMatchObject({ no: 1, seq: 2, newcomerTrust: 0.83 });
    const bases = await db.sql<{ base: Record<string, unknown> }[]>`select base from bases`;
    expect(bases.map(({ base }) => Object.keys(base))).toEqual([['name', 'participants']]);
  });

  it('lets nothing false take the place of a base with less than the quorum', async () => {
    clock += hour;
    for (const at of [4, 5]) await share(at, 'a', { name: 'Other' });
    await api.settleAll();
    expect(await fact('a', 'name')).toMatchObject({ value: 'First', evidence: { status: 'agreed' } });
  });
});
