import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const pair = (toggle: string) => `var\\(--lens-if-${toggle}, light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)\\)`;
const tokens = new Map(
  [...css.matchAll(new RegExp(`--lens-([a-z-]+): ${pair('usual')} ${pair('more')};`, 'g'))].map(([, name = '', ...colours]) => {
    const [light = '', dark = '', lightMore = '', darkMore = ''] = colours;
    return [name, { light, dark, 'light with more contrast': lightMore, 'dark with more contrast': darkMore }];
  }),
);
const grounds = ['ground', 'raised', 'sunken', 'hover'];

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string, scheme: Scheme): number {
  const [x, y] = [a, b].map((name) => {
    const token = tokens.get(name);
    if (!token) throw new Error(`There is no colour ${name}.`);
    return luminance(token[scheme]);
  });
  return (Math.max(x ?? 0, y ?? 0) + 0.05) / (Math.min(x ?? 0, y ?? 0) + 0.05);
}
const needed = { light: 4.5, dark: 4.5, 'light with more contrast': 7, 'dark with more contrast': 7 } as const;
const neededOfMarks = { light: 3, dark: 3, 'light with more contrast': 4.5, 'dark with more contrast': 4.5 } as const;
type Scheme = keyof typeof needed;
const schemes = Object.keys(needed) as Scheme[]; // Object.keys of a literal: exactly its keys
const pairs = (inks: readonly string[], on: readonly string[]) =>
  schemes.flatMap((scheme) => inks.flatMap((ink) => on.map((ground) => ({ ink, ground, scheme }))));

it.each([
  ...pairs(['text', 'muted', 'accent'], grounds),
  ...pairs(['good', 'warn', 'bad'], ['ground', 'raised']),
  ...pairs(['on-accent'], ['accent']),
  ...pairs(['warn', 'text'], ['warn-soft']),
  ...pairs(['bad', 'text'], ['bad-soft']),
])('$ink can be read on $ground in $scheme', ({ ink, ground, scheme }) => {
  expect(contrast(ink, ground, scheme)).toBeGreaterThanOrEqual(needed[scheme]);
});

it.each(pairs(['line-strong', 'focus'], grounds))('$ink can be seen on $ground in $scheme', ({ ink, ground, scheme }) => {
  expect(contrast(ink, ground, scheme)).toBeGreaterThanOrEqual(neededOfMarks[scheme]);
});

it('gives every colour in the few that a person may have forced', () => {
  const forced = css.slice(css.indexOf('forced-colors: active'));
  const named = [...forced.matchAll(/--lens-([a-z-]+): [A-Z]\w+;/g)].map(([, name]) => name);
  expect(tokens.size).toBeGreaterThan(15);
  expect(named.sort()).toEqual([...tokens.keys()].sort());
});
