// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { numbered, once, type Spot } from './spot.ts';

function spots(html: string): Spot[] {
  document.body.innerHTML = html;
  return numbered(
    [...document.querySelectorAll('a')].map((element) => ({ element, key: `galxe:campaign:${element.id[0]}` as const, form: 'chip' })),
  );
}
const ids = (found: readonly Spot[]) => found.map(({ element }) => element.id);

it('numbers the places of one thing, so that a redrawn card is the same place', () => {
  expect(spots('<a id="a1"></a><a id="b1"></a><a id="a2"></a>').map(({ id }) => id)).toEqual([
    'galxe:campaign:a#0',
    'galxe:campaign:b#0',
    'galxe:campaign:a#1',
  ]);
});

it('keeps one of two links of the same card', () => {
  expect(ids(once(spots('<div><div><a id="a1"></a><a id="a2"></a></div><div><a id="b1"></a></div></div>')))).toEqual(['a1', 'b1']);
});

it('keeps both cards of a campaign that stands in two lists', () => {
  const html = '<div><div><a id="a1"></a><a id="b1"></a></div><div><a id="a2"></a><a id="c1"></a></div></div>';
  expect(ids(once(spots(html)))).toEqual(['a1', 'b1', 'a2', 'c1']);
});
