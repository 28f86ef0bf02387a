import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { digestsOf, digestWidth } from '../../stores/lately-sent.ts';
import type { Batch } from '../../stores/sighting-store.ts';
import { groupCommit } from './group-commit.ts';

const batchOf = (contributor: number, sightings: number): Batch => ({
  contributor,
  counter: 1,
  shift: 0,
  entities: '',
  lines: '',
  digests: digestsOf(Array.from({ length: sightings }, (_, nth) => String(nth).padStart(digestWidth))), // only their number matters here
  quarantined: [],
  refused: 0,
});

it('is pressed while half of what a transaction takes is waiting or being written, and no longer', async () => {
  const written = Promise.withResolvers<void>();
  const commit = groupCommit({
    sightings: {
      async write(batches) {
        await written.promise;
        return new Map(batches.map((batch) => [batch, { kind: 'taken', known: new Set<string>(), setAside: new Set<string>() }]));
      },
    },
    now: () => 0 as EpochMs, // any time
    onWritten: () => undefined,
  });
  const taken = Array.from({ length: 9 }, (_, nth) => commit.take(batchOf(nth, 100)));
  expect(commit.pressed()).toBe(false);
  taken.push(commit.take(batchOf(9, 100)));
  expect(commit.pressed()).toBe(true);

  written.resolve();
  await Promise.all(taken);
  await new Promise((done) => setImmediate(done));
  expect(commit.pressed()).toBe(false);
});
