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

it('finds the same where a text lies between two that are not alike', () => {
  const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];
  const [low, middle, high] = [0, 1, 2].map((from) => words.slice(from, from + 9).join(' ')) as [string, string, string];
  expect(repeats([low, high]).repeated).toBe(0);
  const orders = [
    [low, middle, high],
    [low, high, middle],
    [middle, low, high],
    [middle, high, low],
    [high, low, middle],
    [high, middle, low],
  ];
  expect(new Set(orders.map((texts) => repeats(texts).repeated)).size).toBe(1);
  const backwards = (text: string) => text.split(' ').reverse().join(' ');
  for (const texts of orders) expect(repeats(texts.map(backwards))).toEqual(repeats(orders[0] ?? []));
});

it('leaves out the whole of an address and of a name, however many words are in it', () => {
  const said = (link: string) => `claim your bridge reward ${link}`;
  expect(repeats([said('http://a.example/one/two/three'), said('https://b.example/four-five-six')]).repeated).toBe(1);
  expect(repeats([said('@someone_very_long'), said('@another')]).repeated).toBe(1);
  expect(repeats(['@one @two @three @four @five', 'https://a.example/b/c/d/e', '!'])).toEqual({ repeated: 0, of: 0 });
});
