// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ChipTold, Feed, OverlayState } from '../feed.ts';
import type { Spot } from '../spot.ts';
import { mountChips } from './mount-chips.ts';

let state: Pick<OverlayState, 'spots' | 'chips' | 'chipLocale' | 'theme'>;
let changed: (() => void)[];
let said: string[];
let over: AbortController;
let feed: Partial<Feed>;

const spot = (id: string): Spot => {
  const element = document.createElement('a');
  document.body.append(element);
  return { id: `galxe:campaign:${id}#0`, element, key: `galxe:campaign:${id}`, form: 'chip' };
};
const told = (id: string, more: Partial<ChipTold> = {}): ChipTold => ({
  key: `galxe:campaign:${id}`,
  text: `$${id}`,
  source: 'you',
  title: 'Seen by this browser',
  label: `Campaign ${id}`,
  ...more,
});
const show = (spots: readonly Spot[], chips: readonly ChipTold[]) => {
  state = { ...state, spots, chips: new Map(chips.map((chip) => [chip.key, chip])) };
  for (const one of changed) one();
};
const drawn = () => [...(document.querySelector('infofi-lens')?.shadowRoot?.querySelectorAll<HTMLElement>('.overlay-chip') ?? [])];
const labels = () => drawn().map((chip) => chip.getAttribute('aria-label'));

beforeEach(() => {
  [changed, said, over] = [[], [], new AbortController()];
  state = { spots: [], chips: new Map(), chipLocale: 'en', theme: 'light' };
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => {
    work();
    return 0;
  });
  feed = {
    get: () => state as OverlayState,
    subscribe(listener) {
      changed.push(listener);
      return () => changed.splice(changed.indexOf(listener), 1);
    },
    onFocus: () => () => undefined,
    near: ({ id }) => void said.push(`near ${id}`),
    opener: { press: ({ id }) => void said.push(`press ${id}`), open: ({ id }) => void said.push(`open ${id}`) },
    drew: () => undefined,
    signal: over.signal,
  };
  mountChips(feed as Feed); // what chips take of it
});
afterEach(() => {
  over.abort();
  document.body.replaceChildren();
});

it('draws a chip for each place, in reading order, and takes away those that are gone', () => {
  const [a, b, c] = [spot('1'), spot('2'), spot('3')];
  show([a, c], [told('1'), told('3')]);
  const [first] = drawn();
  show([a, b, c], [told('1'), told('2'), told('3')]);
  expect(labels()).toEqual(['Campaign 1', 'Campaign 2', 'Campaign 3']);
  expect(drawn()[0]).toBe(first);
  show([c], [told('3')]);
  expect(labels()).toEqual(['Campaign 3']);
});

it('writes what is told anew into the chip that stands there', () => {
  const a = spot('1');
  show([a], [told('1', { source: 'reported', n: 2, title: 'Reported by 2, unconfirmed' })]);
  const [chip] = drawn();
  expect([chip?.textContent, chip?.dataset.source, chip?.title]).toEqual(['$12', 'reported', 'Reported by 2, unconfirmed']);
  show([a], [told('1', { text: 'Over', over: true })]);
  expect(drawn()[0]).toBe(chip);
  expect([chip?.textContent, chip?.dataset.source, chip?.dataset.over]).toEqual(['Over', 'you', 'true']);
});

it('tells what is near, pressed and opened, by the place it stands at then', () => {
  show([spot('1')], [told('1')]);
  const [chip] = drawn();
  for (const name of ['pointerenter', 'pointerdown', 'click']) chip?.dispatchEvent(new Event(name));
  expect(said).toEqual(['near galxe:campaign:1#0', 'press galxe:campaign:1#0', 'open galxe:campaign:1#0']);
});

it('says which language it speaks, and from which side it is written', () => {
  state = { ...state, chipLocale: 'ar' };
  show([spot('1')], [told('1')]);
  const frame = document.querySelector('infofi-lens')?.shadowRoot?.querySelector<HTMLElement>('.overlay-chips');
  expect([frame?.lang, frame?.dir]).toEqual(['ar', 'rtl']);
});

it('takes the whole overlay away when it can not be drawn', () => {
  show([spot('1')], [told('1')]);
  state = { ...state, spots: [{ ...spot('2'), element: undefined as never }], chips: new Map([['galxe:campaign:2', told('2')]]) };
  for (const one of [...changed]) one();
  expect(document.querySelector('infofi-lens')).toBeNull();
});

it('stays away once the overlay was taken away, whatever is told afterwards', () => {
  show([spot('1')], [told('1')]);
  feed.host?.stop();
  show([spot('2')], [told('2')]);
  feed.host?.show();
  expect(document.querySelector('infofi-lens')).toBeNull();
});
