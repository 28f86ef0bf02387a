// @vitest-environment happy-dom
import type { EpochMs } from '@infofi-lens/shared/units';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Column, Sort } from './column.ts';
import { DataGrid } from './data-grid.tsx';

const now = 1_790_000_000_000 as EpochMs;
interface Row {
  readonly id: number;
}
const columns: readonly Column<Row>[] = [
  { name: 'name', label: 'Name', width: 10, sorts: true, cell: ({ id }) => ({ plain: `Row ${id}` }) },
  {
    name: 'n',
    label: 'People',
    width: 5,
    number: true,
    sorts: true,
    cell: ({ id }) => ({ text: String(id), evidence: { source: 'crowd', methodology: 'Counted by many.', n: 7, observedAt: now } }),
  },
  { name: 'note', label: 'Note', width: 5, cell: () => ({ unknown: 'not seen' }) },
];
const many = Array.from({ length: 50_000 }, (_, id) => ({ id }));

let root: Root;
let sorts: Sort[];
const shownPopover = vi.fn();
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  // There is no layout here: every element is as large as a window, a row as high as it is on the page.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 520 });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 800 });
  HTMLElement.prototype.showPopover = shownPopover;
  document.body.innerHTML = '<div id="root"></div>';
  sorts = [];
  location.hash = `#${crypto.randomUUID()}`; // a table is kept under its address
});
afterEach(() => act(() => root.unmount()));

async function show(rows: readonly Row[], sort?: Sort) {
  const place = document.getElementById('root');
  if (!place) throw new Error('There is no place.');
  root = createRoot(place);
  await act(async () =>
    root.render(
      <DataGrid
        label="Things"
        columns={columns}
        rows={rows}
        keyOf={({ id }) => String(id)}
        hrefOf={({ id }) => `#thing/${id}`}
        sort={sort}
        onSort={(next) => sorts.push(next)}
        now={now}
      />,
    ),
  );
}
const grid = () => document.querySelector('[role="grid"]');
const bodyRows = () => [...document.querySelectorAll('tbody tr')];
const stops = () => [...document.querySelectorAll('[role="grid"] [tabindex="0"]')];
const focusAt = () => (document.activeElement as HTMLElement | null)?.dataset.at;
const press = (key: string, more: object = {}) =>
  act(
    async () => void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })),
  );
const enter = () => act(async () => (stops()[0] as HTMLElement).focus());

it('says how many rows there are, and holds only those in sight', async () => {
  await show(many);
  expect(grid()?.getAttribute('aria-rowcount')).toBe('50001');
  expect(bodyRows().length).toBeLessThan(60);
  expect(bodyRows()[0]?.getAttribute('aria-rowindex')).toBe('2');
  expect(bodyRows()[0]?.textContent).toContain('Row 0');
});

it('says the order of each column that sorts, and asks for another', async () => {
  await show(many, { by: 'n', descending: true });
  const heads = [...document.querySelectorAll('thead th')];
  expect(heads.map((head) => head.getAttribute('aria-sort'))).toEqual(['none', 'descending', null]);
  await act(async () => heads[1]?.querySelector('button')?.click());
  await act(async () => heads[0]?.querySelector('button')?.click());
  expect(sorts).toEqual([
    { by: 'n', descending: false },
    { by: 'name', descending: false },
  ]);
});

it('is one stop for the Tab key, and arrows go on from there', async () => {
  await show(many);
  expect(stops()).toHaveLength(1);
  await enter();
  await press('ArrowDown');
  await press('ArrowRight');
  expect(focusAt()).toBe('1:1');
  expect(stops()).toHaveLength(1);
  await press('ArrowUp');
  await press('ArrowUp');
  expect(focusAt()).toBe('-1:1');
  expect(document.activeElement?.textContent).toBe('People');
});

it('brings the last of 50,000 rows by one key', async () => {
  await show(many);
  await enter();
  await press('End', { ctrlKey: true });
  expect(focusAt()).toBe('49999:2');
});

it('opens a row with Enter from any of its cells', async () => {
  await show(many);
  await enter();
  await press('ArrowDown');
  await press('End');
  await press('Enter');
  expect(location.hash).toBe('#thing/1');
});

it('takes the focus again where it was left, when one comes back to its address', async () => {
  await show(many);
  await enter();
  await press('PageDown');
  const left = focusAt();
  expect(left).not.toBe('0:0');
  await act(async () => root.unmount());
  await show(many);
  expect(focusAt()).toBe(left);
});

it('tells with Space how a value is known', async () => {
  await show(many);
  await enter();
  await press('ArrowRight');
  await press(' ');
  expect(shownPopover).toHaveBeenCalled();
  const dialog = document.querySelector('[role="dialog"]');
  expect(dialog?.getAttribute('aria-label')).toContain('People, 0');
  expect(dialog?.textContent).toContain('Agreed by 7 independent contributors');
  expect(dialog?.textContent).toContain('Counted by many.');
});

it('has its stop in the head while there are no rows', async () => {
  await show([]);
  expect(stops()).toHaveLength(1);
  expect(stops()[0]?.tagName).toBe('BUTTON');
});
