import { beforeEach, expect, it, vi } from 'vitest';
import type { Conditions } from './protocol.ts';

const worker = vi.hoisted(() => {
  const state = { asked: 0, gone: 0, heard: new Set<(raw: unknown, sender: object) => void>() };
  vi.stubGlobal('chrome', {
    runtime: {
      id: 'abcdef',
      async sendMessage() {
        state.asked += 1;
        if (state.asked <= state.gone) throw new Error('no worker');
        return { ok: true, answer: conditions(true) };
      },
      onMessage: {
        addListener: (listener: () => void) => state.heard.add(listener),
        removeListener: (listener: () => void) => state.heard.delete(listener),
      },
    },
  });
  function conditions(capture: boolean) {
    return { capture, measureTime: true, overlay: true, showUnconfirmed: false, locale: 'en', theme: 'system' };
  }
  return { state, conditions };
});
const { PageConditions } = await import('./page-conditions.ts');

const settled = () => new Promise((resolve) => setTimeout(resolve));
const change = (capture: boolean) => {
  for (const heard of worker.state.heard) heard({ lens: 'conditions-changed', data: worker.conditions(capture) }, { id: 'abcdef' });
};
let page: AbortController;
let said: string[];
const follower =
  (name: string) =>
  ({ capture }: Conditions) =>
    void said.push(`${name} ${capture}`);

beforeEach(() => {
  Object.assign(worker.state, { asked: 0, gone: 0 });
  worker.state.heard.clear();
  [page, said] = [new AbortController(), []];
});

it('asks once for everybody, when somebody first wants to know, and tells everybody of each change', async () => {
  const conditions = new PageConditions('galxe', page.signal);
  await settled();
  expect(worker.state.asked).toBe(0);
  conditions.follow(follower('a'));
  conditions.follow(follower('b'));
  await settled();
  change(false);
  expect(worker.state.asked).toBe(1);
  expect(said).toEqual(['a true', 'b true', 'a false', 'b false']);
  expect(worker.state.heard.size).toBe(1);
});

it('believes a change more than an answer that was on its way', async () => {
  const conditions = new PageConditions('galxe', page.signal);
  conditions.follow(follower('a'));
  change(false);
  await settled();
  expect(said.at(-1)).toBe('a false');
});

it('asks a second time, and says then that nobody could tell', async () => {
  worker.state.gone = 1;
  new PageConditions('galxe', page.signal).follow(follower('a'));
  await settled();
  expect(said).toEqual(['a true']);
  Object.assign(worker.state, { asked: 0, gone: 9 });
  new PageConditions('galxe', page.signal).follow(follower('b'), () => said.push('nobody'));
  await settled();
  expect([said.at(-1), worker.state.asked]).toEqual(['nobody', 2]);
});

it('tells nobody once the page is over', async () => {
  const conditions = new PageConditions('galxe', page.signal);
  conditions.follow(follower('a'));
  page.abort();
  await settled();
  change(false);
  expect([said, worker.state.heard.size]).toEqual([[], 0]);
});
