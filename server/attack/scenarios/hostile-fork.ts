import { Purse } from '../cost.ts';
import { crowdClient } from '../crowd-client.ts';
import { doorTrials } from '../hostile/door-trials.ts';
import { strangerTrials } from '../hostile/stranger-trials.ts';
import { type Trial, tryAll } from '../hostile/trial.ts';
import { View } from '../judge/view.ts';
import { day, minute, sighting, type Thing } from '../world/thing.ts';
import type { Scenario } from './scenario.ts';

/** A client whose source was changed: it sends what ours never would. */
export const hostileFork: Scenario = {
  name: 'hostile-fork',
  what: 'A changed client sends private fields, wrong adapters, times that can not be, and tries to get around work and quotas.',
  async run(stage) {
    const api = await stage.resume();
    const purse = new Purse();
    const client = crowdClient({ url: api.url, now: api.clock.now, purse });
    try {
      const [who] = stage.pool;
      const [thing] = stage.world.campaigns;
      const [row] = stage.world.boards[0] ?? [];
      if (!who || !thing || !row) throw new Error('There is nobody, or nothing to talk about.');
      api.clock.passTo(stage.from + 60 * minute);
      const now = api.clock.now();
      const seen = (change: Record<string, unknown>) => ({ ...sighting(thing, now - 5 * minute, { name: 'x' }), ...change });
      const one = (what: string, item: Record<string, unknown>, expected: string[], change: Record<string, unknown> = {}): Trial => ({
        what,
        expected,
        attempt: () => client.share(who, [item], change),
      });
      const onX = (context: string, fields: Record<string, unknown>, kind = 'post') =>
        seen({ platform: 'x', adapter: 'x@1', kind, id: '1790000000000000001', context, fields });

      const trials: Trial[] = [
        one('a field that stays in the browser', seen({ fields: { participantsAtLeast: 3 } }), ['not_shareable']),
        one('a name on a board', { ...sighting(row, now - 5 * minute), fields: { displayName: 'Somebody' } }, ['not_shareable']),
        one('what only the owner may see', seen({ kind: 'participation', fields: { points: 3 } }), [
          'not_shareable',
          'invalid_observation',
        ]),
        one('what was seen on the home page of X', onX('home', { likes: 3 }), ['not_shareable']),
        one('a text from X', onX('thread', { text: 'hello' }), ['not_shareable']),
        one('a profile of Galxe', seen({ kind: 'profile', id: '7', fields: { level: 3 } }), ['not_shareable']),
        one('an unknown field', seen({ fields: { email: 'somebody@mail.example' } }), ['unknown_field']),
        one('an unknown platform', seen({ platform: 'elsewhere' }), ['invalid_observation']),
        one('the adapter of another platform', seen({ adapter: 'kaito@1' }), ['wrong_adapter', 'invalid_observation']),
        one('a time three minutes ahead', seen({ observedAt: now + 3 * minute }), ['in_future']),
        one('a time 15 days back', seen({ observedAt: now - 15 * day }), ['too_old']),
        one('a clock a year ahead, and a sighting after it', seen({ observedAt: now + 370 * day }), ['in_future'], {
          sentAt: now + 365 * day,
        }),
        one('a clock at 1970, and a sighting 20 days after it', seen({ observedAt: 20 * day }), ['in_future', 'invalid_input'], {
          sentAt: 0,
        }),
        one('an end before the start', seen({ fields: { startsAt: now, endsAt: now - day } }), ['implausible_value']),
        one('more participants than people', seen({ fields: { participants: 9e9 } }), ['implausible_value']),
        one('a row whose id contradicts its fields', { ...sighting(row, now - 5 * minute), id: 'top:ELSE:7d:1' }, ['implausible_value']),
        one('a counter of 2^60', seen({}), ['invalid_input'], { counter: 2 ** 60 }),
        one('a batch with one more property', seen({}), ['invalid_input'], { trust: 1 }),
        one('a campaign of its own name', seen({ fields: { parentId: thing.id } }), ['implausible_value']),
      ];
      const ahead = await clockGames(thing);
      const stranger = { who: stage.pool[2] ?? who, victim: stage.world.people[0] ?? who, thing };
      const tried = await tryAll([
        ...trials,
        ...strangerTrials(api, client, stranger),
        ...doorTrials(api, client, stage.seed, stage.dice('door')),
      ]);
      return {
        acts: [],
        breakdowns: [],
        promised: [
          { what: 'a changed client was refused whatever it tried', kept: tried.every(({ asExpected }) => asExpected) },
          { what: 'no play with the clock dates a sighting more than two minutes ahead', kept: ahead <= 2 * minute },
        ],
        tables: [
          {
            title: 'What a changed client tries, and the answer',
            columns: ['tried', 'answer', 'as it should be'],
            rows: tried.map(({ what, answer, asExpected }) => [what, answer, asExpected ? 'yes' : 'NO']),
          },
        ],
      };

      /** @returns how far ahead of the server's clock the newest evidence lies that a client made with a wrong clock. */
      async function clockGames(model: Thing): Promise<number> {
        const liar = stage.pool[1] ?? who;
        if (!liar) return 0;
        for (const [nth, skew] of [-300 * day, -day, -29_000, 29_000, day, 300 * day].entries())
          await client.share(liar, [seen({ id: `clock${nth}`, observedAt: Math.round(now + skew + 1.9 * minute) })], {
            sentAt: now + skew,
          });
        await api.settle();
        const liars = Array.from({ length: 6 }, (_, nth): Thing => ({ ...model, id: `clock${nth}` }));
        const view = new View(client, liars);
        await view.refresh();
        const times = [...view.shown.values()].flatMap((facts) => Object.values(facts)).map(({ evidence }) => evidence.observedAt - now);
        return Math.max(0, ...times);
      }
    } finally {
      await stage.drop(api);
    }
  },
};
