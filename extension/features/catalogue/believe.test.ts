import 'fake-indexeddb/auto';
import { keyPair } from '@infofi-lens/shared/signing/testing/keys';
import { describe, expect, it } from 'vitest';
import { carrier } from './testing/carrier.ts';
import { began, patch } from './testing/patches.ts';
import { mirror, readingBrowser, server } from './testing/reading-browser.ts';

const browser = readingBrowser();

describe('what can not be believed', () => {
  const held = async () => {
    await browser.carrier.issue(browser.carrier.snapshot(1, [patch('a', 'fresh', { name: 'A' })]));
    await browser.refresh();
  };
  const stillHeld = async (code: string) => {
    expect(await browser.refusal()).toBe(code);
    expect(await browser.names()).toEqual({ a: 'A' });
    expect((await browser.store.state.catalogue()).asOf).toBe(began);
  };

  it('is refused with its reason, changes nothing, and is forgotten once something good comes', async () => {
    await held();
    await browser.carrier.issue(browser.carrier.delta(2, patch('a', 'changed', { name: 'Forged' })));
    browser.carrier.way.change = ({ path, bytes }) => {
      if (!path.endsWith('manifest')) return bytes;
      return new TextEncoder().encode(new TextDecoder().decode(bytes).replace('\\"seq\\":2', '\\"seq\\":3'));
    };
    await browser.refresh();
    await stillHeld('bad_signature');
    browser.carrier.way.change = undefined;
    await browser.refresh();
    expect(await browser.refusal()).toBeUndefined();
    expect(await browser.names()).toEqual({ a: 'Forged' });
  });

  it('is refused: a file that was changed, cut, or made longer', async () => {
    await held();
    await browser.carrier.issue(browser.carrier.delta(2, patch('a', 'changed', { name: 'New' })));
    const onFiles = (change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>) => {
      browser.carrier.way.change = ({ path, bytes }) => (path.includes('/files/') ? change(bytes) : bytes);
    };
    onFiles((bytes) => bytes.slice(0, -1));
    await browser.refresh();
    await stillHeld('truncated');
    onFiles((bytes) => bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte)));
    await browser.refresh();
    await stillHeld('wrong_hash');
    onFiles((bytes) => new Uint8Array([...bytes, 0]));
    await expect(browser.refresh()).rejects.toMatchObject({ code: 'too_large' });
    expect(await browser.names()).toEqual({ a: 'A' });
  });

  it('is refused: whichever byte of a file or manifest is another', async () => {
    await held();
    const answer = await browser.carrier.issue(browser.carrier.delta(2, patch('a', 'changed', { name: 'New' })));
    const lengths = { manifest: JSON.stringify(answer).length };
    let [at, where]: [number, string] = [0, 'manifest'];
    browser.carrier.way.change = ({ path, bytes }) =>
      path.includes(where) ? bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)) : bytes;
    const signed = JSON.stringify(answer).indexOf('"keys"'); // key documents that were known before are not read again
    for (at = 0; at < Math.min(lengths.manifest, signed); at += 7) {
      await browser.refresh();
      await stillHeld((await browser.refusal()) ?? '');
    }
    where = '/files/';
    for (at = 0; at < 60; at++) {
      await browser.refresh();
      await stillHeld('wrong_hash');
    }
  });

  it('is refused: an older manifest, and another one of the same number', async () => {
    await browser.carrier.issue(browser.carrier.snapshot(1, [patch('a', 'fresh', { name: 'Old' })]));
    const old = await browser.carrier.issue();
    await browser.carrier.issue(browser.carrier.snapshot(2, [patch('a', 'fresh', { name: 'A' })]));
    await browser.refresh();
    browser.carrier.serve(old);
    await browser.store.atOnce(() => browser.store.state.changeCatalogue(({ etag: _, ...before }) => before));
    await browser.refresh();
    await stillHeld('rolled_back');
    await browser.carrier.issue({ ...browser.carrier.snapshot(3, [patch('a', 'fresh', { name: 'Other' })]), sequence: 3 });
    await browser.refresh();
    await stillHeld('forked');
  });

  it('is refused: a manifest that somebody kept, also when it is still the newest they give', async () => {
    await held();
    browser.time += 49 * 3_600_000;
    await browser.refresh(); // answered with 304
    await stillHeld('stale');
    await browser.store.atOnce(() => browser.store.state.changeCatalogue(({ etag: _, ...before }) => before));
    await browser.refresh();
    await stillHeld('stale');
  });

  it('is refused: what a key signed that nobody trusted said so', async () => {
    await held();
    await browser.carrier.rotate(2, false);
    await browser.carrier.issue(browser.carrier.delta(2, patch('a', 'changed', { name: 'Forged' })));
    await browser.refresh();
    await stillHeld('unknown_key');
  });

  it('is not a new key that the old one names', async () => {
    await held();
    await browser.carrier.rotate(2, true);
    await browser.carrier.issue(browser.carrier.delta(2, patch('a', 'changed', { name: 'New' })));
    await browser.refresh();
    expect(await browser.names()).toEqual({ a: 'New' });
  });

  it('is a server’s key from the start where the build knows another', async () => {
    await browser.carrier.issue(browser.carrier.snapshot(1, [patch('a', 'fresh', { name: 'A' })]));
    await browser.refresh('asked', server, [keyPair(9).hex]);
    expect(await browser.refusal()).toBe('unknown_key');
    expect(await browser.names()).toEqual({});
    await browser.refresh('asked', server, [keyPair(1).hex]);
    expect(await browser.names()).toEqual({ a: 'A' });
  });

  it('stays so after another server was tried in between', async () => {
    await held();
    const other = browser.carrier;
    browser.carrier = carrier(browser.now);
    await browser.carrier.issue();
    await browser.refresh('asked', 'https://b.example');
    browser.carrier = other;
    await browser.carrier.rotate(2, false);
    await browser.carrier.issue();
    await browser.refresh();
    expect(await browser.refusal()).toBe('unknown_key');
  });
});

describe('mirrors', () => {
  it('help when the server is away or lies, and are believed no more than it', async () => {
    await browser.carrier.issue({ ...browser.carrier.snapshot(1, [patch('a', 'fresh', { name: 'A' })]), mirrors: [mirror] });
    await browser.refresh();
    await browser.carrier.issue(browser.carrier.delta(2, patch('a', 'changed', { name: 'B' })));
    browser.elsewhere = browser.carrier;
    browser.carrier = carrier(browser.now); // knows nothing
    await browser.refresh();
    expect(await browser.names()).toEqual({ a: 'B' });

    await browser.elsewhere.issue(browser.elsewhere.delta(3, patch('a', 'changed', { name: 'C' })));
    browser.elsewhere.way.change = ({ path, bytes }) => (path.includes('/files/') ? bytes.slice(1) : bytes);
    await browser.refresh();
    expect(await browser.refusal()).toBe('truncated');
    expect(await browser.names()).toEqual({ a: 'B' });
  });

  it('are not asked while the server answers', async () => {
    await browser.carrier.issue({ mirrors: [mirror] });
    await browser.refresh();
    await browser.refresh();
    expect(browser.elsewhere.asked).toEqual([]);
  });
});
