import { Purse } from '../cost.ts';
import { crowdClient, type Wire } from '../crowd-client.ts';
import { monsters } from '../hostile/monsters.ts';
import { type Trial, tryAll } from '../hostile/trial.ts';
import { View } from '../judge/view.ts';
import type { Stage } from '../stage/stage.ts';
import { day, hour, minute, sighting, type Thing } from '../world/thing.ts';
import type { Scenario } from './scenario.ts';

/** Batches that were seen on the wire are sent again, changed and out of order; and bodies that should break something. */
export const replays: Scenario = {
  name: 'replays',
  what: 'Own and captured batches are sent again, changed, out of order and late; and bodies made to break parsers.',
  async run(stage) {
    const api = await stage.resume();
    const purse = new Purse();
    const client = crowdClient({ url: api.url, now: api.clock.now, purse });
    const view = new View(client, [...stage.world.things.values()]);
    try {
      const [thing, other] = [busiest(stage), stage.world.campaigns[1] ?? busiest(stage)];
      const [witness, second] = stage.world.witnessesOf(thing);
      const [attacker] = stage.pool;
      if (!witness || !second || !attacker) throw new Error('Nobody is there to be replayed.');
      const post = (wire: Wire, network = attacker.network) => client.post('/v1/observations', wire, network);
      const see = (seen: Thing, at: number) => [sighting(seen, at - 5 * minute)];

      // What a listener on the wire got hold of, while everything was as it should be.
      api.clock.passTo(stage.from + 2 * hour);
      const captured = client.batch(witness, see(thing, api.clock.now()));
      await post(captured, witness.network);
      const own = client.batch(attacker, see(thing, api.clock.now()));
      await post(own);
      const [fourth, fifth] = [client.batch(second, see(thing, api.clock.now() - hour)), client.batch(second, see(other, api.clock.now()))];
      await post(fifth, second.network); // the two were swapped on their way

      // Three days later the world looks otherwise.
      api.clock.passTo(stage.from + 3 * day);
      await api.settle();
      await api.checkpoint();
      await api.settle();
      await view.refresh();
      const before = JSON.stringify([...view.shown]);
      const published = async () => JSON.stringify(await api.sql`select seq from clock`);
      const publishedBefore = await published();

      const counterOf = (wire: Wire) => Number(/"counter":(\d+)/.exec(wire.body)?.[1] ?? 0);
      const raised = (wire: Wire): Wire => ({ ...wire, body: wire.body.replace(/"counter":\d+/, `"counter":${counterOf(wire) + 1e6}`) });
      const trials: Trial[] = [
        { what: 'own batch, byte by byte', expected: ['replayed_batch'], attempt: () => post(own) },
        { what: 'somebody’s batch, byte by byte', expected: ['replayed_batch'], attempt: () => post(captured) },
        { what: 'the same from their network', expected: ['replayed_batch'], attempt: () => post(captured, witness.network) },
        { what: 'the same with a higher counter', expected: ['bad_signature'], attempt: () => post(raised(captured)) },
        {
          what: 'the same with a later time of sending',
          expected: ['bad_signature'],
          attempt: () => post({ ...captured, body: captured.body.replace(/"sentAt":\d+/, `"sentAt":${api.clock.now()}`) }),
        },
        {
          what: 'their name under the own signature',
          expected: ['bad_signature'],
          attempt: () => post(client.batch(attacker, see(thing, api.clock.now()), { contributor: witness.device.id, counter: 1e9 })),
        },
        { what: 'a batch that a later one overtook', expected: ['replayed_batch'], attempt: () => post(fourth, second.network) },
        {
          what: 'an old counter with new sightings',
          expected: ['replayed_batch'],
          attempt: () => post(client.batch(attacker, see(other, api.clock.now()), { counter: 1 })),
        },
        {
          what: 'their registration again',
          expected: ['status 201', 'challenge_used', 'invalid_work', 'work_missing'],
          attempt: () => client.join(witness),
        },
        {
          what: 'no signature',
          expected: ['bad_signature'],
          attempt: () => post({ headers: { 'content-type': 'application/json' }, body: raised(own).body }),
        },
        {
          what: 'an unknown key',
          expected: ['unknown_contributor'],
          attempt: () => post({ ...own, body: own.body.replace(attacker.device.id, 'ab'.repeat(32)) }),
        },
        ...monsters.map(
          ({ what, expected, make }): Trial => ({
            what,
            expected,
            attempt: () =>
              post(
                client.sign(
                  attacker,
                  make(rawBatch, (fields) => sighting(thing, api.clock.now() - 5 * minute, fields)),
                ),
              ),
          }),
        ),
      ];
      function rawBatch(observations: unknown): string {
        return JSON.stringify({ contributor: attacker?.device.id, counter: nextCounter(), sentAt: api.clock.now(), observations });
      }
      let counter = 1e7;
      function nextCounter(): number {
        counter += 1;
        return counter;
      }

      const tried = await tryAll(trials);
      await api.settle();
      await view.refresh();
      const untouched = JSON.stringify([...view.shown]) === before;
      const alive = (await client.get('/healthz')).status === 200;
      const elsewhere = await otherServer(stage, captured);
      return {
        acts: [],
        breakdowns: [],
        promised: [
          {
            what: 'replays, reordered batches and broken bodies were refused as they should be',
            kept: tried.every(({ asExpected }) => asExpected),
          },
          {
            what: `after ${tried.length} tries every fact is byte by byte what it was, and no change was published`,
            kept: untouched && (await published()) === publishedBefore,
          },
          { what: 'the server answers as before', kept: alive },
        ],
        tables: [
          {
            title: 'What was sent, and the answer',
            columns: ['sent', 'answer', 'as it should be'],
            rows: [
              ...tried.map(({ what, answer, asExpected }) => [what, answer, asExpected ? 'yes' : 'NO']),
              ['somebody’s batch, three days later, to another server that knows their key', elsewhere, '-'],
            ],
          },
        ],
      };
    } finally {
      await stage.drop(api);
    }
  },
};

function busiest({ world }: Stage): Thing {
  const [first] = world.campaigns.toSorted((a, b) => world.witnessesOf(b).length - world.witnessesOf(a).length);
  if (!first) throw new Error('There is no campaign in this world.');
  return first;
}

/** A second server of the same people never took that batch: nothing in it says for which server it was. */
async function otherServer(stage: Stage, wire: Wire): Promise<string> {
  const api = await stage.resume();
  try {
    api.clock.passTo(stage.from + 3 * day);
    const client = crowdClient({ url: api.url, now: api.clock.now, purse: new Purse() });
    const [tried] = await tryAll([{ what: '', expected: [], attempt: () => client.post('/v1/observations', wire, '198.51.100.7') }]);
    return tried?.answer ?? 'no answer';
  } finally {
    await stage.drop(api);
  }
}
