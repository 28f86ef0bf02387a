// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { onRowKeys } from './row-keys.ts';

beforeEach(() => {
  document.body.innerHTML =
    '<input id="q"><a data-row href="#1" id="a">A</a><a data-row href="#2" id="b">B</a><input type="checkbox" id="c">';
});
const search = () => document.querySelector<HTMLInputElement>('#q');
const press = (key: string, init: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...init });
  onRowKeys(event, document, search());
  return { focused: document.activeElement?.id, prevented: event.defaultPrevented };
};
const focus = (id: string) => document.getElementById(id)?.focus();

it('goes to the search with a slash, but not while somebody types one', () => {
  focus('a');
  expect(press('/')).toEqual({ focused: 'q', prevented: true });
  expect(press('/').prevented).toBe(false);
});

it('walks from the search through the rows and back', () => {
  focus('q');
  expect(press('ArrowDown').focused).toBe('a');
  expect(press('ArrowDown').focused).toBe('b');
  expect(press('ArrowDown').focused).toBe('b');
  expect(press('ArrowUp').focused).toBe('a');
  expect(press('ArrowUp').focused).toBe('q');
});

it('comes back to the search with Escape', () => {
  focus('b');
  expect(press('Escape').focused).toBe('q');
});

it('leaves keys of the browser alone', () => {
  focus('a');
  expect(press('ArrowDown', { altKey: true })).toEqual({ focused: 'a', prevented: false });
});
