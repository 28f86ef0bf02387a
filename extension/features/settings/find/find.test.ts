// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { sectionNames } from '../section-names.ts';
import { showOnly, wordsIn } from './find.ts';
import { findWords } from './words.ts';

let main: HTMLElement;
beforeEach(() => {
  document.body.innerHTML = `<main>
    <section id="display" data-find="appearance dark night"><h2>Display</h2><div class="lens-stack">
      <p>Theme: light or dark</p><label>Measure my active time</label><label data-find="currency">What an hour is worth</label></div></section>
    <section id="server" data-find="api url"><h2>Server</h2><div class="lens-stack"><p>Address of the API</p><p>Café sync</p></div></section>
    <section id="account"><h2>Account</h2><p>Sign in with a wallet</p></section></main>`;
  main = document.querySelector('main') as HTMLElement;
});
const find = (query: string) => showOnly(main, wordsIn(query));
const visible = () =>
  [...main.querySelectorAll('section > .lens-stack > *')].filter((part) => !part.closest('[data-unfound]')).map((part) => part.textContent);

it('shows everything while nothing is asked for, also after something was', () => {
  find('wallet');
  expect(find(' ')).toEqual(['display', 'server', 'account']);
  expect(main.querySelectorAll('[data-unfound]')).toHaveLength(0);
});

it('shows of a section the settings that have the words', () => {
  expect(find('active time')).toEqual(['display']);
  expect(visible()).toEqual(['Measure my active time']);
});

it('shows a section whole when its name or what people call it has the words', () => {
  expect(find('night')).toEqual(['display']);
  expect(visible()).toHaveLength(3);
});

it('finds a setting by what people call it', () => {
  find('currency');
  expect(visible()).toEqual(['What an hour is worth']);
});

it('minds neither case nor accents', () => expect(find('CAFE')).toEqual(['server']));

it('searches parts that other features put there', () => expect(find('wallet')).toEqual(['account']));

it('shows nothing where nothing has all of the words', () => expect(find('wallet night')).toEqual([]));

it('knows words of people for every section', () => {
  expect(Object.keys(findWords.synonyms)).toEqual([...sectionNames]);
});
