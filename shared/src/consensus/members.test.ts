import { describe, expect, it } from 'vitest';
import { latestMembers } from './members.ts';
import { word, words } from './testing/words.ts';
import type { Word } from './word.ts';

const agreed = (all: readonly Word[], base?: unknown) => {
  const outcome = latestMembers(all, 100, base);
  return outcome?.agreed ? outcome.value : undefined;
};
const at = word(0, 0).observedAt;

describe('a list member by member', () => {
  const parts = [word(['a', 'b', 'c']), word(['b', 'a']), word(['a', 'b', 'd']), word(['a', 'x', 'b'])];

  it('holds what enough have seen, in the order of the newest who have it', () => {
    expect(agreed(parts)).toEqual(['a', 'b']);
    expect(agreed([word(['b', 'c', 'a'], 9), word(['a', 'b'], 1), word(['a', 'b', 'd'], 0)])).toEqual(['b', 'a']);
    expect(agreed([word(['x', 'y', 'a']), word(['y', 'z', 'b', 'a']), word(['a', 'b']), word(['b', 'a', 'q'])])).toEqual(['a', 'b']);
  });

  it('has members at the same place in the order of their names', () => {
    expect(agreed([word(['b', 'x']), word(['c', 'b', 'a']), word(['a', 'b', 'c']), word(['a', 'b'])])).toEqual(['b', 'a']);
    const said = [
      word([{ id: 2 }, 'q']),
      word([{ id: 1 }, { id: 2 }]),
      word([{ id: 1 }, { id: 2 }, 'z']),
      word([{ id: 1 }, 'y', { id: 2 }]),
    ];
    expect(agreed(said)).toEqual([{ id: 1 }, { id: 2 }]);
    expect(agreed([...said].reverse())).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('is the whole where that is agreed, where one is no list, and where no member is agreed', () => {
    expect(agreed(words(3, ['a', 'b']))).toEqual(['a', 'b']);
    expect(agreed([...parts, word('a')])).toBeUndefined();
    expect(latestMembers([word(['a']), word(['b']), word(['c'])], 100, undefined)).toMatchObject({ agreed: false, value: ['a'] });
    expect(latestMembers([], 100, ['a'])).toBeUndefined();
    expect(agreed(words(3, 'a'))).toBe('a');
  });

  it('is in the order in which it is agreed as a whole, whatever the newest say', () => {
    expect(agreed([word(['b', 'a'], 9), ...words(4, ['a', 'b'], 1)])).toEqual(['a', 'b']);
  });

  it('follows the newest where it was agreed before, and has not changed where it never was', () => {
    const whole = [...words(4, ['new'], 50), ...words(9, ['old'], 0)];
    expect(agreed(whole, ['old'])).toEqual(['new']);
    expect(agreed(whole)).toEqual(['old']);
    const lists = (count: number, list: string[], at: number) => Array.from({ length: count }, (_, n) => word([...list, `x${at}${n}`], at));
    const parts = [...lists(4, ['a', 'new'], 50), ...lists(9, ['a'], 0)];
    expect(agreed(parts, ['a'])).toEqual(['a', 'new']);
    expect(agreed(parts)).toEqual(['a']);
  });

  it('has as many behind it as its weakest member', () => {
    const all = [word(['a', 'b', 'c']), word(['a', 'b']), word(['b', 'a']), word(['a', 'b', 'd']), word(['a', 'e'])];
    expect(latestMembers(all, 100, undefined)).toMatchObject({ value: ['a', 'b'], agreed: true, considered: 5 });
    expect(latestMembers(all, 100, undefined)?.supporting).toHaveLength(4);
    const other = [word(['b', 'a', 'c']), ...all.slice(1)]; // now the weakest is seen first
    expect(latestMembers(other, 100, undefined)?.supporting).toHaveLength(4);
  });

  it('is supported by lists that have all of it, and contradicted by those that have what is agreed to be absent', () => {
    const outcome = latestMembers(parts, 100, undefined);
    expect(outcome?.supports(['x', 'b', 'a'], at)).toBe(true);
    expect(outcome?.supports(['a'], at)).toBe(false);
    expect(outcome?.supports('a', at)).toBe(false);
    expect(outcome?.contradicts(['a', 'b', 'c'], at)).toBe(true);
    expect(outcome?.contradicts(['a', 'never seen'], at)).toBe(false);
    expect(outcome?.contradicts('c', at)).toBe(false);
  });

  it('learns nothing from beyond a hundred words', () => {
    const lists = (count: number) => Array.from({ length: count }, (_, n) => word(['a', `x${n}`]));
    expect(agreed([...lists(100), word('no list')])).toEqual(['a']);
    expect(agreed(lists(101))).toEqual(['a']);
    expect(agreed([...lists(99), word('no list')])).toBeUndefined();
  });
});

describe('a member that nothing is agreed about', () => {
  const torn = [word(['a', 'c']), word(['a', 'b']), word(['a', 'c', 'b']), word(['a'])];

  it('stays as it was', () => {
    expect(agreed(torn, ['a', 'c'])).toEqual(['a', 'c']);
    expect(agreed(torn, ['c', 'b'])).toEqual(['a', 'b', 'c']);
    expect(agreed(torn, ['z'])).toEqual(['a']);
    expect(agreed(torn, 'c')).toEqual(['a']);
    expect(agreed(torn)).toEqual(['a']);
  });

  it('is as it was described, unless more describe it otherwise', () => {
    const task = (id: number, name: string) => ({ id, name });
    const seen = (...rows: { id: number; name: string }[][]) => rows.map((row) => word(row));
    const one = task(1, 'Follow');
    expect(agreed(seen([one, task(2, 'Join')], [one, task(2, 'JOIN')], [one], [one, task(3, 'x')]), [task(2, 'JOIN')])).toEqual([
      task(1, 'Follow'),
      task(2, 'JOIN'),
    ]);
    expect(agreed(seen([one, task(2, 'Join')], [one, task(2, 'Join')], [one], [one, task(3, 'x')]), [task(2, 'JOIN')])).toEqual([
      task(1, 'Follow'),
      task(2, 'Join'),
    ]);
  });
});

describe('a member', () => {
  it('is named by its id, or by itself', () => {
    const a = { id: 'a', points: 1 };
    const more = { id: 'a', points: 2 };
    expect(agreed([word([a, null, 'x']), word([a, null, 'y']), word([more, null])])).toEqual([a, null]);
    expect(agreed([word([{ points: 1 }, 'x']), word([{ points: 1 }, 'y']), word([{ points: 1 }])])).toEqual([{ points: 1 }]);
    expect(agreed([word([{ points: 1 }, 'x']), word([{ points: 1 }, 'y']), word([{ points: 2 }, 'x'])])).toBeUndefined();
  });

  it('is at a tie as the newest describe it', () => {
    const [a, b] = [
      { id: 'a', points: 1 },
      { id: 'a', points: 2 },
    ];
    expect(agreed([word([b, 'x'], 9), word([a, 'y'], 8), word([b], 7), word([a, 'z'], 6)])).toEqual([b]);
    expect(agreed([word([a, 'x'], 9), word([b, 'y'], 8), word([b], 7)])).toEqual([b]);
  });
});
