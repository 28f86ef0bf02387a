// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { galxeCards } from './galxe-cards.ts';
import { flightScripts, nextData } from './hydration.ts';

const page = (html: string) => new DOMParser().parseFromString(html, 'text/html');

it('takes the scripts that push flight rows, and no other', () => {
  const html =
    '<script src="/a.js"></script><script>self.__next_f.push([1,"a"])</script><script>track()</script><script>self.__next_f.push([1,"b"])</script>';
  expect(flightScripts(page(html))).toBe('self.__next_f.push([1,"a"])\nself.__next_f.push([1,"b"])');
  expect(flightScripts(page('<p>Just a moment...</p>'))).toBeUndefined();
});

it('takes the data of a page of the Pages Router', () => {
  expect(nextData(page('<script id="__NEXT_DATA__" type="application/json">{"props":{}}</script>'))).toBe('{"props":{}}');
  expect(nextData(page('<p></p>'))).toBeUndefined();
});

it('takes the cards on the screen, from where the tables say that they are', () => {
  const card = (id: string) => `<a href="/quest/Lumio/${id}"><div class="line-clamp-2"><span>Quest ${id}</span></div><h4>New</h4></a>`;
  const cards = page(card('GCaaaaaaaa'));
  expect(JSON.parse(galxeCards(cards, undefined) ?? '')).toMatchObject([{ href: '/quest/Lumio/GCaaaaaaaa', title: 'Quest GCaaaaaaaa' }]);
  expect(JSON.parse(galxeCards(cards, { card: { title: 'h4' } }) ?? '')).toMatchObject([{ title: 'New' }]);
  expect(JSON.parse(galxeCards(cards, { card: { title: '][' } }) ?? '')).toMatchObject([{ href: '/quest/Lumio/GCaaaaaaaa' }]); // finds nothing, breaks nothing
  expect(galxeCards(page('<p>none</p>'), undefined)).toBeUndefined();
});
