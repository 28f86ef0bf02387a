import { describe, expect, it } from 'vitest';
import { type EpochMs, epochMs } from '../../units.ts';
import { statusAt, statusWord } from './status.ts';
import { galxeTables } from './tables.ts';
import { one, readJson } from './testing/read.ts';

const time = (ms: number) => epochMs(ms) as EpochMs; // within range
const now = time(1_790_000_000_000);
const past = time(1_780_000_000_000);
const future = time(1_800_000_000_000);

describe('status', () => {
  it.each([
    { word: 'Active', ours: 'active' },
    { word: 'NotStarted', ours: 'upcoming' },
    { word: 'Expired', ours: 'ended' },
    { word: 'CapReached', ours: 'capped' },
    { word: 'Draft', ours: 'draft' },
    { word: 'DELETED', ours: 'deleted' },
    { word: 'Paused', ours: undefined },
    { word: 'constructor', ours: undefined },
  ])('takes $word as $ours', ({ word, ours }) => {
    expect(statusWord(word, galxeTables.status.bundled)).toBe(ours);
  });

  it.each([
    { why: 'the word', seen: { word: 'capped' as const, startsAt: past, endsAt: future }, status: 'capped' },
    { why: 'the end that has passed, whatever the word', seen: { word: 'active' as const, endsAt: past }, status: 'ended' },
    { why: 'a start to come', seen: { startsAt: future }, status: 'upcoming' },
    { why: 'a start that has passed and no end', seen: { startsAt: past, endsAt: null }, status: 'active' },
    { why: 'a start that has passed and an unknown end', seen: { startsAt: past }, status: undefined },
    { why: 'an end to come and an unknown start', seen: { endsAt: future }, status: undefined },
    { why: 'nothing', seen: {}, status: undefined },
  ])('follows from $why', ({ seen, status }) => {
    expect(statusAt(now, seen)).toBe(status);
  });

  it('is decided once all sightings of a payload are in', () => {
    const id = 'GCaaaaaaa1';
    const sightings = [
      { __typename: 'Campaign', id, status: 'Active' },
      { __typename: 'Campaign', id, endTime: past / 1000 },
    ];
    expect(one(readJson({ data: { sightings } }), 'campaign', id).status).toBe('ended');
  });

  it('is not guessed from times when the platform uses a new word', () => {
    const campaign = { __typename: 'Campaign', id: 'GCaaaaaaa1', status: 'Paused', startTime: past / 1000, endTime: null };
    expect(one(readJson({ data: { campaign } }), 'campaign', 'GCaaaaaaa1')).not.toHaveProperty('status');
  });
});
