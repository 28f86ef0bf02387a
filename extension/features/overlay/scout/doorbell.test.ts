// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Spot } from '../spot.ts';
import { Doorbell } from './doorbell.ts';

const chip = document.createElement('button');
const spot = (id: string): Spot => ({ id, element: document.body, key: `galxe:campaign:${id}`, form: 'chip' });

it('has the script fetched and keeps what was opened last until it is there', () => {
  const said: string[] = [];
  const bell = new Doorbell(() => said.push('fetch'));
  bell.press(spot('a'));
  bell.open(spot('a'), chip);
  bell.open(spot('b'), chip);
  bell.answer({ press: ({ id }) => said.push(`press ${id}`), open: ({ id }) => said.push(`open ${id}`) });
  bell.press(spot('c'));
  bell.open(spot('c'), chip);
  expect(said).toEqual(['fetch', 'fetch', 'open b', 'press c', 'open c']);
});
