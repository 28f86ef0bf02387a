import type { RunningApi } from '../arena/running-api.ts';
import type { CrowdClient } from '../crowd-client.ts';
import type { Member } from '../member.ts';
import { hour, minute, sighting, type Thing } from '../world/thing.ts';
import type { Trial } from './trial.ts';

/** Ways to act for somebody else, to tell lies about how reading went, and to send more than one may. */
export function strangerTrials(
  api: RunningApi,
  client: CrowdClient,
  { who, victim, thing }: { who: Member; victim: Member; thing: Thing },
): Trial[] {
  const post = (path: string, body: unknown) => client.post(path, client.sign(who, JSON.stringify(body)), who.network);
  const now = api.clock.now;
  const health = (change: Record<string, unknown>, many = 1) => {
    const report = { adapter: 'galxe@1', captures: 1, observations: 1, rejected: 0, drifts: {}, warnings: {}, ...change };
    const seen = sighting(thing, now() - 5 * minute, { name: 'x' });
    return () => client.share(who, [seen], { health: Array.from({ length: many }, () => report) });
  };
  return [
    {
      what: 'asking how somebody else stands',
      expected: ['bad_signature'],
      attempt: () => post('/v1/contributors/standing', { contributor: victim.device.id, at: now() }),
    },
    {
      what: 'asking with a signature of an hour ago',
      expected: ['request_stale'],
      attempt: () => post('/v1/contributors/standing', { contributor: who.device.id, at: now() - hour }),
    },
    {
      what: 'erasing somebody else',
      expected: ['bad_signature'],
      attempt: () => post('/v1/contributors/erase', { contributor: victim.device.id, counter: 1e9, erase: 'everything' }),
    },
    { what: 'nine reports on reading', expected: ['invalid_input'], attempt: health({}, 9) },
    { what: 'a million captures', expected: ['invalid_input'], attempt: health({ captures: 1_000_000 }) },
    { what: 'reports of an adapter that does not exist', expected: ['invalid_input'], attempt: health({ adapter: 'nobody@1' }) },
    { what: 'an address in a report', expected: ['invalid_input'], attempt: health({ warnings: { 'somebody@mail.example': 1 } }) },
    {
      what: 'more than 20,000 sightings in an hour',
      expected: ['quota_reached'],
      attempt: async () => {
        const items = (batch: number) =>
          Array.from({ length: 100 }, (_, n) => sighting({ ...thing, id: `quota${batch}-${n}` }, now(), { name: 'x' }));
        for (let batch = 0; batch < 200; batch += 1) await client.share(who, items(batch));
        return client.share(who, items(200));
      },
    },
  ];
}
