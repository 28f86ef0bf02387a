import { expect, it } from 'vitest';
import { repeats } from './same-text.ts';

it('knows a text again by its words, whatever its links, names, numbers and letters', () => {
  const texts = ['Bridge to ANOMA today and earn 5 points https://a.example/1', 'bridge to anoma TODAY and earn 900 points! @somebody'];
  expect(repeats(texts)).toEqual({ repeated: 1, of: 2 });
  expect(repeats([...texts, 'Something else that nobody said before'])).toEqual({ repeated: 1, of: 3 });
});

it('takes as the same what shares four words in five', () => {
  const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  const said = words.join(' ');
  expect(repeats([said, `${said} ten`]).repeated).toBe(1); // 9 of 10
  expect(repeats([said, `${words.slice(0, 8).join(' ')} ten`]).repeated).toBe(1); // 8 of 10
  expect(repeats([said, `${words.slice(0, 7).join(' ')} ten eleven`]).repeated).toBe(0); // 7 of 11
});

it('does not count greetings, and says how many texts it could tell of', () => {
  expect(repeats(['gm', 'gm', 'gm to you', 'gm to you'])).toEqual({ repeated: 0, of: 0 });
  expect(repeats(['gm to all four', 'gm to all four', 'gm'])).toEqual({ repeated: 1, of: 2 });
  expect(repeats([])).toEqual({ repeated: 0, of: 0 });
  expect(repeats(['1 2 3 4 5 6', '1 2 3 4 5 6'])).toEqual({ repeated: 0, of: 0 });
});

it('finds the same whatever the order', () => {
  const texts = ['a b c d e f g h', 'a b c d e f g h i', 'a b c d e f g h i j', 'k l m n o', 'o n m l k'];
  expect(repeats(texts)).toEqual(repeats([...texts].reverse()));
  expect(repeats(texts).repeated).toBe(3);
});
