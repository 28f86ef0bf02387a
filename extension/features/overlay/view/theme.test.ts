import { expect, it } from 'vitest';
import { luminanceOf } from './theme.ts';

it.each([
  ['rgb(255, 255, 255)', 1],
  ['rgb(0, 0, 0)', 0],
  ['rgba(255, 255, 255, 0.9)', 1],
  ['rgb(128 128 128)', 0.2159],
])('finds the luminance of %s', (color, luminance) => {
  expect(luminanceOf(color)).toBeCloseTo(luminance, 3);
});

it.each(['rgba(0, 0, 0, 0)', 'color(srgb 1 1 1)', ''])('abstains on %j', (color) => {
  expect(luminanceOf(color)).toBeUndefined();
});
