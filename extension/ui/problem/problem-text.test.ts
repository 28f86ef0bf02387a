import { LensError } from '@infofi-lens/shared/errors';
import { expect, it } from 'vitest';
import { codeOf, problemText } from './problem-text.ts';

it('says what a code means, and names a code that it has no words for; never what the server wrote', () => {
  const refusal = new LensError('quota_reached', 'A sentence in English.');
  expect(problemText('unreachable')).toBe('The server can not be reached.');
  expect(problemText(codeOf(refusal))).toBe('That did not work (quota_reached).');
  expect(problemText(codeOf(new TypeError('x')))).toBe('That did not work (failed).');
  expect(problemText('constructor')).toBe('That did not work (constructor).');
});
