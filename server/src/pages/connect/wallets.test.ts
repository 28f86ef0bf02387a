// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { discoverWallets, injectedWallet, type Wallet } from './wallets.ts';

const provider = { request: async () => undefined };
const announce = (detail: unknown) => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
let page = new AbortController();
afterEach(() => {
  page.abort();
  page = new AbortController();
  Reflect.deleteProperty(window, 'ethereum');
});

describe('finding wallets', () => {
  it('asks for them, takes each once, whether it was there before or comes later', () => {
    const early = { info: { uuid: 'a', name: 'Early', icon: 'data:image/png;base64,AA' }, provider };
    window.addEventListener('eip6963:requestProvider', () => announce(early), { signal: page.signal });
    const found: Wallet[] = [];
    discoverWallets(window, (wallet) => found.push(wallet), page.signal);
    announce(early);
    announce({ info: { uuid: 'b', name: 'Late', icon: 'https://tracker.example/icon.png' }, provider });
    expect(found.map(({ name, icon }) => [name, icon])).toEqual([
      ['Early', 'data:image/png;base64,AA'],
      ['Late', undefined],
    ]);
  });

  it.each([
    undefined,
    null,
    'text',
    {},
    { info: null, provider },
    { info: { uuid: 'x', name: 'No provider' } },
    { info: { uuid: 'x', name: 'No request' }, provider: {} },
    { info: { uuid: 1, name: 'Number' }, provider },
    { info: { uuid: 'x', name: ' ' }, provider },
  ])('passes over what is no wallet: %j', (detail) => {
    const found: Wallet[] = [];
    discoverWallets(window, (wallet) => found.push(wallet), page.signal);
    announce(detail);
    expect(found).toEqual([]);
  });

  it('falls back to the one wallet of old', () => {
    expect(injectedWallet(window)).toBeUndefined();
    Reflect.set(window, 'ethereum', provider);
    expect(injectedWallet(window)?.provider).toBe(provider);
  });
});
