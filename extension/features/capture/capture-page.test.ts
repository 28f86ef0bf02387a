// @vitest-environment happy-dom
import { type Adapter, type Capture, nothing } from '@infofi-lens/shared/adapters/types';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageCost } from '../../messaging/page-cost.ts';
import type { Observed } from '../../messaging/protocol.ts';

/** The extension's side of the browser: what was sent to the worker, and what it answers. */
const extension = vi.hoisted(() => {
  const state = {
    incognito: false,
    capture: true,
    sent: [] as { lens: string; data: unknown }[],
    heard: new Set<(raw: unknown, sender: object) => void>(),
  };
  const runtime: Record<string, unknown> = {
    id: 'abcdef',
    async sendMessage(message: { lens: string; data: unknown }) {
      state.sent.push(message);
      const conditions = {
        capture: state.capture,
        measureTime: true,
        overlay: true,
        showUnconfirmed: false,
        locale: 'en',
        theme: 'system',
      };
      return { ok: true, answer: message.lens === 'conditions' ? conditions : { stored: 1, invalid: 0 } };
    },
    onMessage: {
      addListener: (listener: () => void) => state.heard.add(listener),
      removeListener: (listener: () => void) => state.heard.delete(listener),
    },
  };
  vi.stubGlobal('chrome', {
    runtime,
    extension: {
      get inIncognitoContext() {
        return state.incognito;
      },
    },
  });
  return { ...state, state, runtime };
});
vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work)); // not in the test's DOM
const { PageConditions } = await import('../../messaging/page-conditions.ts');
const { capturePage } = await import('./capture-page.ts');
const { takePort } = await import('./handshake.ts');

let captures: Capture[];
let told: unknown[];
let page: AbortController;
let tap: MessagePort | undefined;

const adapter: Adapter = {
  meta: { id: 'galxe', version: 3, label: '', matches: [], responses: [], optional: false, reads: '' },
  withTables: () => adapter,
  accepts: () => true,
  *parse(capture) {
    captures.push(capture);
    yield;
    const { capturedAt: observedAt } = capture;
    const observation = {
      platform: 'galxe',
      kind: 'campaign',
      id: 'GC1',
      observedAt,
      adapter: 'galxe@3',
      via: 'network',
      context: 'home',
    } as const;
    return { ...nothing, observations: [{ ...observation, fields: { name: 'A' } }] };
  },
};
const messages = (name: string) => extension.state.sent.filter(({ lens }) => lens === name);
const soon = () => new Promise((resolve) => setTimeout(resolve, 40));
const change = (capture: boolean, id = 'abcdef') => {
  const data = { capture, measureTime: false, overlay: false, showUnconfirmed: false, locale: 'en', theme: 'system' };
  for (const hear of extension.state.heard) hear({ lens: 'conditions-changed', data }, { id });
};
const start = () => {
  const [conditions, cost] = [new PageConditions('galxe', page.signal), new PageCost(() => performance.now())];
  capturePage({ adapter, hydration: () => 'hydration', conditions, cost }, page.signal);
};

beforeEach(() => {
  Object.assign(extension.state, { incognito: false, capture: true, sent: [] });
  extension.runtime.id = 'abcdef';
  captures = [];
  told = [];
  tap = undefined;
  page = new AbortController();
  takePort(window, (port) => {
    tap = port;
    port.onmessage = ({ data }) => told.push(data);
  });
});
afterEach(() => {
  page.abort();
  tap?.close();
});

describe('capturing a page', () => {
  it('reads its hydration and what the tap hands over, and sends what they say', async () => {
    start();
    tap?.postMessage({ url: 'https://a.example/query', pageUrl: 'https://p.example/', status: 200, body: '{}' });
    await vi.waitFor(() => expect(messages('observed').length).toBeGreaterThan(0));
    await vi.waitFor(() => expect(captures).toHaveLength(2));
    expect(captures.map(({ via, body }) => [via, body])).toEqual([
      ['hydration', 'hydration'],
      ['network', '{}'],
    ]);
    const [first] = messages('observed');
    expect(first?.data).toMatchObject({ platform: 'galxe', adapter: 'galxe@3', page: { opened: performance.timeOrigin } });
    const read = messages('observed').map(({ data }) => (data as Observed).report.cost?.read ?? 0);
    expect(read.reduce((sum, n) => sum + n, 0)).toBe('hydration'.length + '{}'.length);
    expect(told).toEqual(['on']);
  });

  it('reads and sends what was just loaded before the page goes', async () => {
    start();
    await soon();
    extension.state.sent = [];
    tap?.postMessage({ url: 'https://a.example/query', pageUrl: 'https://p.example/', status: 200, body: '{}' });
    vi.stubGlobal('requestIdleCallback', () => {}); // the page has no moment to spare any more
    await soon();
    expect(messages('observed')).toEqual([]);
    window.dispatchEvent(new Event('pagehide'));
    expect(messages('observed')).toHaveLength(1);
    vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work));
  });

  it('does nothing at all in a private window', async () => {
    extension.state.incognito = true;
    start();
    await soon();
    expect(tap).toBeUndefined();
    expect(extension.state.sent).toEqual([]);
    window.dispatchEvent(new MessageEvent('lens:offer', { ports: [new MessageChannel().port1 as unknown as MessagePort] })); // ends this test's tap
  });

  it('reads nothing where it may not, and tells the tap to look away', async () => {
    extension.state.capture = false;
    start();
    tap?.postMessage({ url: 'https://a.example/query', pageUrl: 'https://p.example/', status: 200, body: '{}' });
    await soon();
    expect(captures).toEqual([]);
    expect(told).toEqual(['off']);
  });

  it('obeys the worker when things change, and nobody else', async () => {
    start();
    await soon();
    change(false, 'somebody else');
    await soon();
    expect(told).toEqual(['on']);
    change(false);
    await soon();
    expect(told).toEqual(['on', 'off']);
  });

  it('stops, and stops the tap, once the extension was replaced under it', async () => {
    extension.state.sent = [];
    start();
    await Promise.resolve();
    extension.runtime.id = undefined;
    await soon();
    expect(messages('observed')).toEqual([]);
    expect(told.at(-1)).toBe('stop');
    extension.runtime.id = 'abcdef';
    change(true);
    await soon();
    expect(told.at(-1)).toBe('stop');
  });
});
