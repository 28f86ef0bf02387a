import { type Adapter, type Capture, nothing, type ParseResult } from '@infofi-lens/shared/adapters/types';
import type { EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, describe, expect, it } from 'vitest';
import { Reader } from './reader.ts';

let parsed: string[];
let read: ParseResult[];
let lost: number;
let hold: Promise<void>;
let letPageIn: () => Promise<void>;
let time: number;
let reader: Reader;

const adapter: Adapter = {
  meta: { id: 'galxe', version: 1, label: '', matches: [], responses: [], optional: false, reads: '' },
  withTables: () => adapter,
  accepts: ({ url }) => !url.includes('other'),
  *parse({ body }) {
    parsed.push(body);
    time += 30;
    yield;
    return nothing;
  },
};
const capture = (body: string, url = 'https://a.example/', pageUrl = 'https://p.example/'): Capture => ({
  url,
  pageUrl,
  body,
  via: 'network',
  capturedAt: 1_763_640_000_000 as EpochMs,
});
const idle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  parsed = [];
  read = [];
  lost = 0;
  hold = Promise.resolve();
  letPageIn = () => hold;
  time = 0;
  reader = new Reader({
    adapter,
    pacing: { now: () => time, letPageIn: () => letPageIn(), sliceMs: 5, time: (slice) => slice() },
    read: (result) => read.push(result),
    lost: () => {
      lost += 1;
    },
  });
});

describe('a reader', () => {
  it('reads each body of an address once, in the order they came', async () => {
    for (const body of ['one', 'two', 'one']) reader.add(capture(body));
    reader.add(capture('one', 'https://b.example/'));
    await idle();
    expect(parsed).toEqual(['one', 'two', 'one']);
  });

  it('reads the same answer again on another page: what may be shared depends on the page', async () => {
    reader.add(capture('one'));
    reader.add(capture('one', 'https://a.example/', 'https://q.example/'));
    await idle();
    expect(parsed).toHaveLength(2);
  });

  it('reads a long body whenever it comes: to notice that it is the same would cost as much', async () => {
    const long = 'long '.repeat(20_000);
    for (const body of [long, long]) reader.add(capture(body));
    await idle();
    expect(parsed).toHaveLength(2);
  });

  it('leaves what the adapter has nothing to say about', async () => {
    reader.add(capture('one', 'https://other.example/'));
    await idle();
    expect(parsed).toEqual([]);
  });

  it('counts what it has no room for', async () => {
    let go = () => {};
    hold = new Promise((resolve) => {
      go = resolve;
    });
    for (let i = 0; i < 70; i += 1) reader.add(capture(`body ${i}`));
    expect(lost).toBe(9); // one is being read and sixty wait
    go();
    await idle();
    expect(read).toHaveLength(61);
  });

  it('reads what waits at once when the page is left, and nothing of it again when the page comes back', async () => {
    let go = () => {};
    hold = new Promise((resolve) => {
      go = resolve;
    });
    for (const body of ['one', 'two']) reader.add(capture(body));
    await idle();
    reader.finish();
    expect(read).toHaveLength(2);
    go();
    reader.add(capture('three'));
    await idle();
    expect(parsed).toEqual(['one', 'two', 'three']);
    expect(read).toHaveLength(3);
  });

  it('goes on where it was when the page is left in the middle of a body', async () => {
    let turns = 0;
    const never = new Promise<void>(() => {});
    letPageIn = () => (turns++ === 0 ? Promise.resolve() : never);
    reader.add(capture('one'));
    await idle();
    expect(parsed).toEqual(['one']);
    reader.finish();
    expect([parsed, read.length]).toEqual([['one'], 1]);
  });

  it('does not keep the next page waiting for long', async () => {
    for (let i = 0; i < 20; i += 1) reader.add(capture(`body ${i}`));
    reader.finish();
    expect([read.length, lost]).toEqual([13, 7]); // 30 ms each, 400 ms in all
    await idle();
    expect(parsed.length).toBeLessThan(20 + 1);
  });

  it('tells nobody once it is closed', async () => {
    reader.add(capture('one'));
    reader.close();
    reader.add(capture('two'));
    await idle();
    expect(read).toEqual([]);
  });
});
