import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BriefWorth } from './brief.ts';
import { listOf, worthBook } from './keeper.ts';
import type { Question } from './protocol.ts';
import type { SpaceSummary } from './summaries.ts';

const key = (id: string): EntityKey => `galxe:space:${id}`;
const row = (id: string, text = id): SpaceSummary => ({ key: key(id), platform: 'galxe', text });
let asked: Question[];
beforeEach(() => {
  asked = [];
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

function list() {
  const made = listOf('space', (question) => asked.push(question));
  const told = vi.fn();
  made.listen(told);
  const rows = (...some: SpaceSummary[]) => made.told({ tell: 'rows', kind: 'space', rows: some });
  const tell = (what: 'begin' | 'end' | 'failed') => made.told({ tell: what, kind: 'space' });
  return { made, told, rows, tell, texts: () => made.current().rows.map(({ text }) => text) };
}

it('asks once, however many listen', () => {
  const { made } = list();
  made.listen(() => {});
  expect(asked).toEqual([{ ask: 'read', kind: 'space' }]);
});

it('shows rows as they come, at an even pace, and says when all are there', () => {
  const { made, told, rows, tell, texts } = list();
  tell('begin');
  rows(row('a'));
  rows(row('b'));
  expect(told).not.toHaveBeenCalled();
  vi.advanceTimersByTime(800);
  expect(told).toHaveBeenCalledTimes(1);
  expect(texts()).toEqual(['a', 'b']);
  expect(made.current().state).toBe('reading');
  rows(row('c'));
  tell('end');
  expect(texts()).toEqual(['a', 'b', 'c']);
  expect(made.current().state).toBe('read');
});

it('tells how many were read as it goes, and shows rows anew once there are twice as many', () => {
  const { made, rows, tell, texts } = list();
  tell('begin');
  rows(row('a'), row('b'));
  vi.advanceTimersByTime(800);
  const shown = made.current().rows;
  rows(row('c'));
  vi.advanceTimersByTime(800);
  expect(made.current()).toEqual({ rows: shown, count: 3, state: 'reading' });
  expect(made.current().rows).toBe(shown);
  rows(row('d'));
  vi.advanceTimersByTime(800);
  expect(texts()).toEqual(['a', 'b', 'c', 'd']);
});

it('keeps what is shown until everything was read again, and then forgets what is gone', () => {
  const { rows, tell, texts } = list();
  tell('begin');
  rows(row('a'), row('b'));
  tell('end');
  tell('begin');
  rows(row('b', 'b, newer'));
  vi.advanceTimersByTime(800);
  expect(texts()).toEqual(['a', 'b, newer']);
  tell('end');
  expect(texts()).toEqual(['b, newer']);
});

it('takes in news of single rows once all are there', () => {
  const { rows, tell, texts } = list();
  tell('begin');
  rows(row('a'));
  tell('end');
  rows(row('a', 'a, newer'), row('new'));
  vi.advanceTimersByTime(800);
  expect(texts()).toEqual(['a, newer', 'new']);
});

it('keeps what it has when reading again fails', () => {
  const { made, rows, tell, texts } = list();
  tell('begin');
  rows(row('a'), row('b'));
  tell('end');
  tell('begin');
  rows(row('b'));
  tell('failed');
  expect(made.current().state).toBe('failed');
  expect(texts()).toEqual(['a', 'b']);
});

it('makes each estimate once, and again only after it was forgotten', async () => {
  const book = worthBook((question) => asked.push(question));
  const worth: BriefWorth = { estimate: { status: 'insufficient_evidence', missing: ['time'] }, observedAt: undefined };
  const first = book.make([key('a'), key('b')]);
  expect(await book.make([key('a')])).toBe(false); // under way
  book.told({ tell: 'worth', id: 0, worth: [[key('a'), worth]] });
  expect(await first).toBe(true);
  expect(book.get(key('a'))).toEqual(worth);
  expect(await book.make([key('a')])).toBe(false);
  book.forget([key('a')]);
  void book.make([key('a')]);
  expect(asked.at(-1)).toEqual({ ask: 'worth', id: 1, keys: [key('a')] });
});
