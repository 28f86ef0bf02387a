import { expect, it } from 'vitest';
import { known, missing, missingWords } from './measure.ts';

it('a measure is a value, or everything that is missing for one', () => {
  expect(known(0)).toEqual({ known: true, value: 0 });
  expect(missing('price', 'time')).toEqual({ known: false, missing: ['price', 'time'] });
});

it('what a measure can lack has a word of its own each', () => {
  expect(new Set(missingWords).size).toBe(missingWords.length);
});
