import { Checkpoint } from '@infofi-lens/shared/contracts/checkpoint';
import { followKeys, open } from '@infofi-lens/shared/signing/trust';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signingKeyStore } from '../../stores/signing-key-store.ts';
import { type CrowdWorld, crowdWorld, day, hour } from '../../testing/crowd-world.ts';

let world: CrowdWorld;
beforeAll(async () => {
  world = await crowdWorld(12);
});
afterAll(() => world.db.drop());

const ledger = () => world.db.sql`select contributor, times_right, times_wrong, times_repeated from ledger order by contributor`;
const ids = (many: number, prefix: string) => Array.from({ length: many }, (_, n) => `${prefix}${n}`);

describe('who was right', () => {
  it('is counted when a value is agreed, for all who had said something before', async () => {
    await world.see([0], 'a', { name: 'True' });
    await world.see([3], 'a', { name: 'False' });
    await world.settleAll();
    expect(await ledger()).toEqual([]);
    await world.see([1, 2], 'a', { name: 'True' });
    await world.settleAll();
    const counted = [
      { contributor: 1, times_right: 1, times_wrong: 0, times_repeated: 0 },
      { contributor: 2, times_right: 1, times_wrong: 0, times_repeated: 0 },
      { contributor: 3, times_right: 1, times_wrong: 0, times_repeated: 0 },
      { contributor: 4, times_right: 0, times_wrong: 1, times_repeated: 0 },
    ];
    expect(await ledger()).toEqual(counted);

    await world.see([4, 5], 'a', { name: 'True' });
    await world.settleAll();
    expect(await ledger()).toEqual(counted); // whoever agrees with what is shown has proved nothing
  });

  it('costs nobody trust when an adapter reads differently; the way of reading is counted instead', async () => {
    await world.see([0, 1, 2], 'drift', { type: 'quest' });
    const viaDom = { id: 'drift', via: 'dom' };
    for (const at of [3, 4])
      await world.people[at]?.share([
        {
          platform: 'galxe',
          kind: 'campaign',
          observedAt: world.now(),
          adapter: 'galxe@1',
          context: 'campaign',
          fields: { type: 'Quest!'.toLowerCase() },
          ...viaDom,
        },
      ]);
    await world.settleAll();
    expect((await world.facts('drift')).type).toMatchObject({ value: 'quest', evidence: { status: 'agreed' } });
    expect(await world.db.sql`select platform, extractor, count from extractor_drift`).toEqual([
      { platform: 'galxe', extractor: 'dom@1', count: 1 },
    ]);
    expect(await world.db.sql`select times_wrong from ledger where contributor = 5`).toEqual([]);
  });
});

describe('a checkpoint', () => {
  it('fixes what is agreed and is signed with the key of the day', async () => {
    await world.see([0], 'alone', { name: 'Alone' });
    await world.settleAll();
    const { checkpoint, signed } = await world.checkpoints.now('a test');
    expect(checkpoint).toMatchObject({ no: 1, madeAt: world.now(), newcomerTrust: 0.83 });
    const bases = await world.db.sql<{ base: Record<string, unknown> }[]>`select base from bases order by base::text`;
    expect(bases.map(({ base }) => Object.keys(base))).toEqual([['name'], ['type']]);
    const trust = followKeys(undefined, await signingKeyStore(world.db.sql).documents());
    expect(open(signed, 'checkpoint', Checkpoint, trust, ({ madeAt }) => madeAt)).toEqual(checkpoint);
  });

  it('gives standings to those who were often right or wrong, and settles again what they spoke of', async () => {
    const many = ids(60, 'k');
    await world.see([3], many, { name: 'Lie' });
    await world.see([0, 1, 2], many, { name: 'Truth' });
    // Agreed by three against one; a newcomer's word more or less decides, so this one follows from standings.
    await world.see([3], 'torn', { name: 'Lie' });
    await world.see([0, 1], 'torn', { name: 'Truth' });
    await world.settleAll();
    expect((await world.facts('torn')).name?.evidence.status).toBe('unconfirmed');
    await world.checkpoints.now('a test');
    const trusts = await world.db.sql<{ no: number; trust: number | null }[]>`select no, trust from contributors where no <= 5 order by no`;
    expect(trusts[0]?.trust).toBeGreaterThan(0.9);
    expect(trusts[3]?.trust).toBeLessThan(0.5);
    expect(trusts[4]?.trust).toBeNull();
    const [population] = await world.db.sql<{ newcomer_trust: number }[]>`select newcomer_trust from population`;
    expect(population?.newcomer_trust).toBeLessThanOrEqual(0.83);
    expect((await world.rebuild.compare()).differ).toBe(0);
  });

  it('is made when it is due, once, whoever looks', async () => {
    const before = (await world.checkpoints.last())?.checkpoint.no ?? 0;
    world.pass(hour - 1);
    expect(await world.checkpoints.whenDue(hour)).toBeUndefined();
    world.pass(1);
    const made = await Promise.all([world.checkpoints.whenDue(hour), world.checkpoints.whenDue(hour)]);
    expect(made.filter(Boolean)).toHaveLength(1);
    expect((await world.checkpoints.last())?.checkpoint.no).toBe(before + 1);
  });

  it('publishes nothing again that still follows from what was said', async () => {
    await world.see([5, 6, 7], ids(20, 'calm'), { name: 'Calm', status: 'active', participants: 100 });
    await world.see([5], ids(5, 'lone'), { name: 'Alone' });
    await world.settleAll();
    await world.checkpoints.now('first, by which standings may change');
    await world.see([8], ids(20, 'calm'), { name: 'Calm' });
    await world.settleAll();
    const facts = () => world.db.sql`select id, seq from facts where id like 'calm%' or id like 'lone%' order by id`;
    const before = await facts();
    expect(before).toHaveLength(25);
    await world.checkpoints.now('second');
    expect(await facts()).toEqual(before);
  });

  it('that a crash left half made is finished by the next, with nothing lost', async () => {
    await world.see([5, 6, 7], 'crash', { name: 'Here' });
    await world.claimAll();
    await world.db.sql`insert into checkpoints (no, begun_at, because) select max(no) + 1, ${world.now()}, 'a crash' from checkpoints`;
    expect((await world.rebuild.verify()).wrong).toHaveLength(1);
    const { because } = await world.checkpoints.now('the next');
    expect(because).toBe('a crash');
    expect(await world.rebuild.verify()).toMatchObject({ wrong: [] });
    expect((await world.facts('crash')).name?.value).toBe('Here');
  });

  it('forgets slowly: what was right a month ago counts half', async () => {
    const trustOf = async (no: number) =>
      (await world.db.sql<{ trust: number | null }[]>`select trust from contributors where no = ${no}`)[0]?.trust;
    const before = await trustOf(4);
    world.pass(90 * day);
    await world.checkpoints.now('much later');
    expect(await trustOf(4)).toBeGreaterThan(before ?? 1);
  });
});

describe('who can have read it here', () => {
  type Told = { right: number; repeated: number };
  const ledgers = async () => {
    const rows = await world.db.sql<(Told & { who: number })[]>`
      select contributor - 1 as who, sum(times_right)::int as right, sum(times_repeated)::int as repeated from ledger group by 1`;
    return new Map(rows.map(({ who, ...told }) => [who, told]));
  };
  /** Who of these was found right, or repeated what is right, while something happened. */
  async function found(among: readonly number[], meanwhile: () => Promise<unknown>): Promise<Record<keyof Told, number[]>> {
    const before = await ledgers();
    await meanwhile();
    const after = await ledgers();
    const grew = (what: keyof Told) => among.filter((who) => (after.get(who)?.[what] ?? 0) > (before.get(who)?.[what] ?? 0));
    return { right: grew('right'), repeated: grew('repeated') };
  }
  const count = async () => (await world.facts('counted')).participants;

  it('has proved nothing about a count that moved within its tolerance, whether it was repeated or more was added', async () => {
    await world.see([6, 7, 8], 'counted', { participants: 1_000 });
    await world.settleAll();
    expect(await count()).toMatchObject({ value: 1_000, evidence: { status: 'agreed' } });
    world.pass(hour);
    const told = await found([6, 7, 9, 10, 11], async () => {
      await world.see([9], 'counted', { participants: 1_000 });
      await world.see([10], 'counted', { participants: 1_015 });
      await world.see([7], 'counted', { participants: 1_055 });
      await world.see([11, 6], 'counted', { participants: 1_010 });
      await world.settleAll();
    });
    expect(await count()).toMatchObject({ value: 1_010, evidence: { status: 'agreed' } });
    expect(told).toEqual({ right: [], repeated: [6, 7, 9, 10, 11] });
  });

  it('has proved nothing about a count that leapt; who saw it leap was right', async () => {
    world.pass(hour);
    const told = await found([7, 8, 9, 10, 11], async () => {
      await world.see([7], 'counted', { participants: 1_010 });
      await world.see([8, 9, 10, 11], 'counted', { participants: 2_000 });
      await world.settleAll();
    });
    expect(await count()).toMatchObject({ value: 2_000, evidence: { status: 'agreed' } });
    expect(told).toEqual({ right: [8, 9, 10, 11], repeated: [] });
  });

  it('has proved nothing by saying what was reported already, also when it claims to have seen it before', async () => {
    await world.see([6], 'reported', { name: 'First' });
    await world.settleAll();
    world.pass(hour);
    const told = await found([6, 7, 8], async () => {
      await world.see([7, 8], 'reported', { name: 'First' }, 2 * hour);
      await world.settleAll();
    });
    expect((await world.facts('reported')).name?.evidence).toMatchObject({ n: 3, status: 'agreed' });
    expect(told).toEqual({ right: [6], repeated: [7, 8] });
  });

  it('was right all the same when what was reported is not what is agreed', async () => {
    await world.see([6], 'misreported', { name: 'Wrong' });
    await world.settleAll();
    world.pass(hour);
    const told = await found([6, 7, 8, 9, 10], async () => {
      await world.see([7, 8, 9, 10], 'misreported', { name: 'Right' });
      await world.settleAll();
    });
    expect((await world.facts('misreported')).name).toMatchObject({ value: 'Right', evidence: { status: 'agreed' } });
    expect(told).toEqual({ right: [7, 8, 9, 10], repeated: [] });
  });
});

it('who lies about one field earns nothing by the truth about the others', async () => {
  const today = Math.floor(world.now() / day) + 1;
  world.pass(day);
  await world.see([0, 1, 2], 'around', { name: 'True', type: 'quest', points: 5 });
  await world.see([3], 'around', { name: 'True', type: 'quest', points: 500 });
  await world.settleAll();
  expect(
    await world.db.sql`select contributor, times_right, times_wrong from ledger where day = ${today} and contributor in (3, 4) order by 1`,
  ).toEqual([
    { contributor: 3, times_right: 1, times_wrong: 0 },
    { contributor: 4, times_right: 0, times_wrong: 1 },
  ]);
});

it('who is in a dispute that is not settled earns nothing by the rest, on either side, until it is', async () => {
  const today = Math.floor(world.now() / day) + 1;
  const right = () =>
    world.db.sql`select contributor - 1 as who, times_right as right, times_wrong as wrong from ledger where day = ${today} order by 1`;
  world.pass(day);
  await world.see([0, 1, 2], 'disputed', { name: 'Same' });
  await world.see([6, 7], 'disputed', { name: 'Same', points: 5 });
  await world.see([8], 'disputed', { name: 'Same', points: 500 });
  await world.settleAll();
  expect((await world.facts('disputed')).points?.evidence.status).toBe('unconfirmed');
  const bystanders = [0, 1, 2].map((who) => ({ who, right: 1, wrong: 0 }));
  expect(await right()).toEqual(bystanders);

  await world.see([9, 10], 'disputed', { points: 5 });
  await world.settleAll();
  expect((await world.facts('disputed')).points).toMatchObject({ value: 5, evidence: { status: 'agreed' } });
  expect(await right()).toEqual([
    ...bystanders,
    ...[6, 7].map((who) => ({ who, right: 1, wrong: 0 })),
    { who: 8, right: 0, wrong: 1 },
    ...[9, 10].map((who) => ({ who, right: 1, wrong: 0 })),
  ]);
});
