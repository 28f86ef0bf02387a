import 'fake-indexeddb/auto';
import { LinkRequest } from '@infofi-lens/shared/contracts/standing';
import type { EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { deviceIdentity } from './identity.ts';
import { signLink } from './sign-link.ts';

const now = 1_790_000_000_000 as EpochMs;
let store: Store;
beforeEach(() => {
  store = createStore(openDb(`link-${crypto.randomUUID()}`), null);
});

describe('the signature by which an account takes a device key', () => {
  it('is of that key, for that account, at that time', async () => {
    const { contributor, keyPair } = await deviceIdentity(store);
    const { body, signature } = await signLink(store, 'acc-1', now);
    expect(LinkRequest.parse(JSON.parse(body))).toEqual({ contributor, account: 'acc-1', at: now });
    const signed = Uint8Array.from(atob(signature), (letter) => letter.charCodeAt(0));
    const fits = (text: string) =>
      crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, keyPair.publicKey, signed, new TextEncoder().encode(text));
    expect(await fits(body)).toBe(true);
    expect(await fits(body.replace('acc-1', 'acc-2'))).toBe(false);
  });

  it('is not given by a browser that has no key, and none is made for it', async () => {
    await expect(signLink(store, 'acc-1', now)).rejects.toMatchObject({ code: 'never_sent' });
    expect(await store.identity.get()).toBeUndefined();
  });
});
