// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { dress, luminanceOf } from './theme.ts';

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

describe('on a dark page', () => {
  let host: HTMLElement;
  const look = () => [host.style.getPropertyValue('color-scheme'), host.dataset.theme];
  beforeEach(() => {
    document.body.style.backgroundColor = 'rgb(0, 0, 0)';
    host = document.createElement('infofi-lens');
  });

  it.each([
    ['system', 'dark', undefined],
    ['light', 'light', undefined],
    ['dark', 'dark', undefined],
    ['contrast', 'dark', 'contrast'],
  ] as const)('the choice "%s" looks %s', (theme, scheme, more) => {
    dress(host, theme);
    expect(look()).toEqual([scheme, more]);
  });

  it('another choice leaves nothing of the one before', () => {
    dress(host, 'contrast');
    dress(host, 'light');
    expect(look()).toEqual(['light', undefined]);
  });
});
