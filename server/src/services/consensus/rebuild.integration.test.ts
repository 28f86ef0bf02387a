import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CrowdWorld, crowdWorld, hour, minute } from '../../testing/crowd-world.ts';

let world: CrowdWorld;
beforeAll(async () => {
  world = await crowdWorld(8);
});
afterAll(() => world.db.drop());

/** A day of a busy place: people agree, contradict each other, change their minds; checkpoints fall in between. */
async function busyDay(at: CrowdWorld): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) {
    at.pass(20 * minute);
    await at.see([0, 1, 2, 3], ['p', 'q', 'r'], {
      name: `Name ${turn >> 1}`,
      participants: 100 + turn * 40,
      status: turn < 3 ? 'upcoming' : 'active',
    });
    await at.see([4, 5], ['q', 's'], { name: 'Another', participants: 90_000 });
    await at.see([6], ['s', 't'], { name: 'Third', startsAt: at.now() + hour, endsAt: at.now() + (7 - turn) * hour });
    await at.claimAll();
    if (turn % 2 === 0) await at.settleAll();
    if (turn === 3) await at.checkpoints.now('a test');
  }
  await at.settleAll();
}

describe('rebuild', () => {
  it('reproduces every fact byte for byte, at any time after any checkpoint', async () => {
    await busyDay(world);
    expect(await world.rebuild.compare()).toMatchObject({ facts: 5, differ: 0, waiting: 0 });
    await world.checkpoints.now('a test');
    expect(await world.rebuild.compare()).toMatchObject({ facts: 5, differ: 0 });
    await busyDay(world);
    expect(await world.rebuild.compare()).toMatchObject({ facts: 5, differ: 0 });
    expect(await world.rebuild.verify()).toMatchObject({ wrong: [] });
  });

  it('leaves out what waits, and settles it when told to write', async () => {
    await world.see([0], 'p', { name: 'Waiting' });
    await world.claimAll();
    expect(await world.rebuild.compare()).toMatchObject({ facts: 4, differ: 0, waiting: 1 });
    await world.rebuild.write([]);
    expect(await world.rebuild.compare()).toMatchObject({ facts: 5, differ: 0, waiting: 0 });
  });

  it('finds a fact that somebody changed behind its back, and one that is gone, and puts them right', async () => {
    const before = await world.texts();
    await world.db.sql`update facts set facts = replace(facts::text, 'Name', 'Game')::json where id = 'p'`;
    await world.db.sql`delete from facts where id = 'r'`;
    const { differ, differing } = await world.rebuild.compare();
    expect(differ).toBe(2);
    await world.rebuild.write(differing);
    expect(await world.texts()).toEqual(before);
  });

  it('says which part of a checkpoint is not what was signed', async () => {
    const wrong = async (work: () => Promise<unknown>) => {
      await work();
      return (await world.rebuild.verify()).wrong;
    };
    const { sql } = world.db;
    expect(await wrong(() => sql`update contributors set cluster = 77 where no = 8`)).toEqual(['the standings of contributors']);
    await sql`update contributors set cluster = null where no = 8`;
    expect(await wrong(() => sql`update bases set base = '{}' where entity = (select min(entity::text)::uuid from bases)`)).toEqual([
      'the bases',
    ]);
    await world.checkpoints.now('bases are what they are');
    await sql`update checkpoints set signed = replace(signed::text, ',\\"seq\\":', ',\\"seq\\":1')::json where no = (select max(no) from checkpoints)`;
    expect((await world.rebuild.verify()).wrong[0]).toContain('signature');
  });
});

describe('the same claims', () => {
  it('come to the same bytes in whatever order they arrive and however many rounds they are settled in', async () => {
    interface Said {
      who: number;
      id: string;
      fields: Record<string, unknown>;
    }
    const said = fc.array(
      fc.record({
        who: fc.integer({ min: 0, max: 7 }),
        id: fc.constantFrom('x', 'y'),
        fields: fc.record({
          name: fc.constantFrom('A', 'B'),
          participants: fc.integer({ min: 1, max: 300 }),
          status: fc.constantFrom('active', 'ended'),
        }),
      }),
      { minLength: 4, maxLength: 16 },
    );
    const run = async (at: CrowdWorld, all: readonly Said[], settleEvery: number): Promise<ReadonlyMap<string, string>> => {
      await at.db.sql`truncate claims, facts, dirty, bases, campaigns, campaign_names, ledger cascade`;
      for (const [nth, { who, id, fields }] of all.entries()) {
        await at.see([who], id, fields);
        if (nth % settleEvery === 0) await at.settleAll();
      }
      await at.settleAll();
      return at.texts();
    };
    const [one, other] = [await crowdWorld(8), await crowdWorld(8)];
    try {
      await fc.assert(
        fc.asyncProperty(
          said
            .map((all) => [...new Map(all.map((one) => [`${one.who} ${one.id}`, one])).values()])
            .chain((all) =>
              fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.integer({ min: 1, max: 5 })),
            ),
          async ([all, shuffled, every]) => {
            one.pass(minute);
            other.pass(minute);
            expect(await run(other, shuffled, every)).toEqual(await run(one, all, 100));
          },
        ),
        { numRuns: 15 },
      );
    } finally {
      await one.db.drop();
      await other.db.drop();
    }
  });
});
