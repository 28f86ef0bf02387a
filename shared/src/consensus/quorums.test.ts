import { describe, expect, it } from 'vitest';
import { latestQuorum } from './latest-quorum.ts';
import { median } from './median.ts';
import { modeQuorum, outweighs } from './mode-quorum.ts';
import { crowdMs } from './settings.ts';
import { word, words } from './testing/words.ts';
import type { Word } from './word.ts';

/** Longer ago than anybody counts. */
const tooLongAgo = -crowdMs;
const latest = (...all: Word[]) =>
  latestQuorum(
    [...all].sort((a, b) => b.observedAt - a.observedAt),
    100,
    true,
  );
const middle = (...all: Word[]) =>
  median(
    [...all].sort((a, b) => b.observedAt - a.observedAt),
    100,
    0.02,
  );

it('evidence of three log-odds is enough', () => {
  const weighing = (weight: number): Word => ({ ...word('a'), weight });
  expect(outweighs([weighing(2), weighing(1)], [weighing(2), weighing(1)])).toBe(true);
  expect(outweighs([weighing(2), weighing(0.99)], [weighing(2), weighing(0.99)])).toBe(false);
  expect(outweighs([weighing(4)], [weighing(4), weighing(1)])).toBe(true);
  expect(outweighs([weighing(4)], [weighing(4), weighing(1.01)])).toBe(false);
});

describe('what most name', () => {
  it('is torn between two that enough stand behind, not when one of them is agreed', () => {
    expect(modeQuorum([...words(3, 'a'), ...words(3, 'b')])).toMatchObject({ agreed: false, torn: true });
    expect(modeQuorum([...words(5, 'a'), ...words(3, 'b')])).toMatchObject({ value: 'a', agreed: true, torn: false });
    expect(modeQuorum([...words(3, 'a'), ...words(2, 'b')])).toMatchObject({ agreed: false, torn: false });
  });

  it('has those behind it whose word weighs something, and all of them while it is not agreed', () => {
    const doubted = word('a', 0, { trust: 0.5 });
    expect(modeQuorum([...words(3, 'a'), doubted])?.supporting).toHaveLength(3);
    expect(modeQuorum([...words(2, 'a'), doubted])?.supporting).toHaveLength(3);
  });

  it('contradicts whoever says something else, at whatever time', () => {
    const outcome = modeQuorum(words(3, 'a', 50));
    expect([outcome?.contradicts('b', word('b').observedAt), outcome?.contradicts('a', word('a').observedAt)]).toEqual([true, false]);
    expect([outcome?.supports('b', word('b').observedAt), outcome?.supports('a', word('a').observedAt)]).toEqual([false, true]);
  });
});

describe('what was agreed last', () => {
  it('is the value that enough named last, although another that was agreed before is seen once more', () => {
    const all = [word('a', 90), ...words(4, 'a', 10), ...words(3, 'b', 50)];
    expect(latest(...all)).toMatchObject({ value: 'b', agreed: true, considered: 8 });
  });

  it('has everybody of the window against it where nothing was agreed before: what never was has not changed', () => {
    const first = (...all: Word[]) =>
      latestQuorum(
        [...all].sort((a, b) => b.observedAt - a.observedAt),
        100,
        false,
      );
    expect(latest(...words(3, 'b', 50), ...words(2, 'a', 0))).toMatchObject({ value: 'b', agreed: true });
    expect(first(...words(3, 'b', 50), ...words(2, 'a', 0))).toMatchObject({ value: 'b', agreed: false });
    expect(first(...words(3, 'b', 50), word('a', 0))).toMatchObject({ value: 'b', agreed: true });
  });

  it('counts what was seen at that very moment', () => {
    expect(latest(...words(3, 'a', 50), ...words(3, 'b', 0))).toMatchObject({ value: 'a', agreed: true });
    expect(latest(...words(3, 'a', 50), ...words(2, 'b', 50))).toMatchObject({ agreed: false });
  });

  it('is decided by the whole window where it is not clear since then', () => {
    expect(latest(...words(3, 'a', 50), ...words(4, 'a', 0), ...words(2, 'b', 50))).toMatchObject({ value: 'a', agreed: true });
  });

  it('is torn between two that enough stand behind', () => {
    expect(latest(...words(3, 'a'), ...words(3, 'b'))).toMatchObject({ agreed: false, torn: true });
    expect(latest(...words(3, 'a'), ...words(2, 'b'))).toMatchObject({ agreed: false, torn: false });
    expect(latest(...words(2, 'a'), ...words(2, 'b'))).toMatchObject({ agreed: false, torn: false });
  });

  it('has older words against it that say something else, and no others', () => {
    const now = words(3, 'a', 500);
    expect(latest(...now, ...words(6, 'b', 399))).toMatchObject({ value: 'a', agreed: true, considered: 3 });
    expect(latest(...now, ...words(7, 'b', 399))).toMatchObject({ agreed: true, value: 'b' }); // by then the present is not past them
    expect(latest(...words(4, 'a', 500), ...words(9, 'b', 399))).toMatchObject({ value: 'a', agreed: true, considered: 4 });
    const four = [...words(3, 'a', 500), word('c', 500)];
    expect(latest(...four, ...words(6, 'b', 399))).toMatchObject({ agreed: false, considered: 4 });
    expect(latest(...four, ...words(6, 'a', 399))).toMatchObject({ value: 'a', agreed: true, considered: 4 });
    expect(latest(...four, ...words(6, 'b', tooLongAgo))).toMatchObject({ value: 'a', agreed: true, considered: 4 });
  });

  it('is contradicted from the moment on when enough had named it', () => {
    const outcome = latest(word('a', 60), word('a', 50), word('a', 40), word('a', 30));
    const at = (time: number) => word('b', time).observedAt;
    expect([39, 40, 60].map((time) => outcome?.contradicts('b', at(time)))).toEqual([false, true, true]);
    expect(outcome?.contradicts('a', at(60))).toBe(false);
  });

  it('is the newest word while nothing is agreed', () => {
    expect(latest(word('a', 1), word('a', 2), word('b', 3))).toMatchObject({ value: 'b', agreed: false, considered: 3 });
    expect(latest()).toBeUndefined();
  });
});

describe('the middle of numbers', () => {
  it('needs a quorum of those whose word weighs something', () => {
    const trusted = words(2, 100, 0, { trust: 0.95 });
    expect(middle(...trusted, word(100, 0, { trust: 0.4 }))).toMatchObject({ value: 100, agreed: false });
    expect(middle(...trusted, word(100))).toMatchObject({ value: 100, agreed: true });
  });

  it('has older words against it that say something else', () => {
    const four = [...words(3, 100, 500), word(150, 500)];
    expect(middle(...four, ...words(6, 50, 399))).toMatchObject({ value: 100, agreed: false, considered: 4 });
    expect(middle(...four, ...words(6, 101, 399))).toMatchObject({ value: 100, agreed: true, considered: 4 });
    expect(middle(...four, ...words(6, 50, tooLongAgo))).toMatchObject({ value: 100, agreed: true });
  });

  it('is contradicted from the moment on when enough had named it, by who is farther off than the tolerance', () => {
    const outcome = middle(word(100, 60), word(101, 50), word(99, 40), word(100, 30));
    const at = (time: number) => word(0, time).observedAt;
    expect([39, 40, 60].map((time) => outcome?.contradicts(103, at(time)))).toEqual([false, true, true]);
    // Within 2 % of the smaller of the two, so that nothing agreed is farther from what somebody saw.
    expect([98.04, 102, 98.03, 102.1].map((value) => outcome?.supports(value, at(60)))).toEqual([true, true, false, false]);
    expect(outcome?.contradicts(102, at(60))).toBe(false);
  });
});
