import { nothing, type ParseResult } from '@infofi-lens/shared/adapters/types';
import { LensError } from '@infofi-lens/shared/errors';
import { beforeEach, describe, expect, it } from 'vitest';
import { PageCost } from '../../messaging/page-cost.ts';
import type { Observed } from '../../messaging/protocol.ts';
import { Outbox } from './outbox.ts';

let sent: Observed[];
let failures: string[];
let waits: number[];
let dropped: 'off' | undefined;
let outbox: Outbox;
let cost: PageCost;
let clock: number;
const here = 'https://app.galxe.com/quest/Lumio';

beforeEach(() => {
  sent = [];
  failures = [];
  waits = [];
  dropped = undefined;
  clock = 0;
  cost = new PageCost(() => clock);
  outbox = new Outbox({
    platform: 'galxe',
    adapter: 'galxe@1',
    async send(message) {
      sent.push(message);
      const code = failures.shift();
      if (code) throw new LensError(code, '');
      return { stored: 0, invalid: 0, dropped };
    },
    wait: async (ms) => void waits.push(ms),
    random: () => 1,
    cost,
    opened: 7,
  });
});

const said = (n: number, fields: object = {}): ParseResult => ({
  ...nothing,
  observations: Array.from({ length: n }, (_, i) => ({ id: String(i), fields })) as never,
});
const ids = (message: Observed | undefined) => (JSON.parse(message?.observations ?? '[]') as { id: string }[]).map(({ id }) => id);
const idle = () => new Promise((resolve) => setTimeout(resolve));

describe('an outbox', () => {
  it('sends at most a hundred sightings at a time, in order, nothing twice', async () => {
    outbox.add(said(250), here);
    await idle();
    expect(sent.map((message) => ids(message).length)).toEqual([100, 100, 50]);
    expect(sent.flatMap(ids)).toEqual(Array.from({ length: 250 }, (_, i) => String(i)));
  });

  it('sends at most a megabyte of text at a time', async () => {
    outbox.add(said(10, { text: 'x'.repeat(300_000) }), here);
    await idle();
    expect(sent.map((message) => ids(message).length)).toEqual([3, 3, 3, 1]);
    for (const { observations } of sent) expect(observations.length).toBeLessThanOrEqual(1_048_576);
  });

  it('hands everything over at once when the page is left, what was refused before too', async () => {
    failures = ['no_answer'];
    let release = () => {};
    outbox = new Outbox({
      platform: 'galxe',
      adapter: 'galxe@1',
      async send(message) {
        sent.push(message);
        if (failures.shift()) throw new LensError('no_answer', '');
        return { stored: 0, invalid: 0 };
      },
      wait: (ms) => (ms === 0 ? Promise.resolve() : new Promise<void>((resolve) => (release = resolve))),
      random: () => 1,
      cost,
      opened: 7,
    });
    outbox.add(said(1), here);
    await idle();
    outbox.add(said(250), here);
    outbox.hurry();
    expect(sent.map((message) => ids(message).length)).toEqual([1, 1, 100, 100, 50]);
    release();
    await idle();
    expect(sent).toHaveLength(6); // the refused one, once more by itself
  });

  it('keeps a message until it is acknowledged, with growing pauses', async () => {
    failures = ['no_answer', 'storage_full', 'failed'];
    outbox.add(said(1), here);
    await idle();
    expect(sent).toHaveLength(4);
    expect(new Set(sent.map(({ observations }) => observations)).size).toBe(1);
    expect(waits).toEqual([0, 250, 500, 1_000]);
  });

  it('gives up what would be refused for ever, and tells how much that was', async () => {
    failures = ['invalid_message'];
    outbox.add(said(3), here);
    await idle();
    outbox.add(said(1), here);
    await idle();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.report.lost).toBe(3);
  });

  it('counts what there is no room for', async () => {
    outbox.add(said(5_100), here);
    await idle();
    expect(sent[0]?.report).toMatchObject({ lost: 100, captures: 1 });
  });

  it('reports a drift that came without any sighting, and no sighting twice', async () => {
    outbox.add({ ...nothing, rejected: 2, warnings: [{ code: 'w', message: '' }], drift: { code: 'gone', message: '' } }, here);
    await idle();
    outbox.add(said(1), here);
    await idle();
    expect(sent.map(({ report }) => [report.rejected, report.warnings, report.drifts])).toEqual([
      [2, { w: 1 }, { gone: 1 }],
      [0, {}, {}],
    ]);
  });

  it('forgets what waits when it is not wanted, and goes on once it is', async () => {
    dropped = 'off';
    outbox.add(said(150), here);
    await idle();
    expect(sent).toHaveLength(1);
    dropped = undefined;
    outbox.add(said(3), here);
    await idle();
    expect(sent.map((message) => ids(message).length)).toEqual([100, 3]);
  });

  it('tells where something was read, and never sightings of two pages in one message', async () => {
    outbox.add(said(2), here);
    outbox.add(said(1), `${here}/other`);
    await idle();
    expect(sent.map((message) => [message.page, ids(message).length])).toEqual([
      [{ address: here, opened: 7 }, 2],
      [{ address: `${here}/other`, opened: 7 }, 1],
    ]);
  });

  it('tells with what it sends what that cost the page, each millisecond once, and the rest when the page is left', async () => {
    cost.time(() => cost.time(() => (clock += 4)));
    cost.read(1_000);
    outbox.add(said(1), here);
    await idle();
    cost.drew(2.5);
    outbox.hurry();
    outbox.hurry();
    expect(sent.map(({ report }) => report.cost)).toEqual([
      { ms: 4, overlayMs: 0, read: 1_000 },
      { ms: 2.5, overlayMs: 2.5, read: 0 },
    ]);
  });

  it('says nothing of a page on which nothing was read', () => {
    cost.drew(9);
    outbox.tellCost();
    outbox.hurry();
    expect(sent).toEqual([]);
  });

  it('sends nothing more once it is closed', async () => {
    outbox.close();
    outbox.add(said(1), here);
    await idle();
    expect(sent).toEqual([]);
  });
});
