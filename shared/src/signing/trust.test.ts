import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { EpochMs } from '../units.ts';
import { sign } from './signed.ts';
import { keyDocument, keyPair } from './testing/keys.ts';
import { followKeys, open, pinned, type refused } from './trust.ts';

const now = 1_790_000_000_000 as EpochMs;
const [a, b, c] = [keyPair(1), keyPair(2), keyPair(3)] as const;
const Said = z.strictObject({ said: z.string() });
const trust = pinned([a.hex]);
const signed = (signer = a.signer) => sign(signer, 'manifest', '{"said":"hello"}');
const codeOf = (work: () => unknown) => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return (error as ReturnType<typeof refused>).code;
  }
};

describe('a signed text', () => {
  it('is read when a trusted key signed it for this purpose', async () => {
    expect(open(await signed(), 'manifest', Said, trust, () => now)).toEqual({ said: 'hello' });
  });

  it('is refused, with the reason, in every other case', async () => {
    const good = await signed();
    const reasons: [string, unknown][] = [
      ['bad_signature', { ...good, text: '{"said":"hullo"}' }],
      ['bad_signature', { ...good, signature: '00'.repeat(64) }],
      ['bad_signature', { ...good, signature: 'ff'.repeat(64) }],
      ['bad_signature', await sign(a.signer, 'lookup', '{"said":"hello"}')],
      ['unknown_key', await signed(b.signer)],
      ['malformed', await sign(a.signer, 'manifest', '{"said":1}')],
      ['malformed', await sign(a.signer, 'manifest', '{"said":')],
      ['malformed', { ...good, more: 1 }],
      ['malformed', 'hello'],
    ];
    for (const [code, given] of reasons) expect(codeOf(() => open(given, 'manifest', Said, trust, () => now))).toBe(code);
    const expired = { no: 1, keys: [{ ...a.key, notAfter: (now - 1) as EpochMs }] };
    expect(codeOf(() => open(good, 'manifest', Said, expired, () => now))).toBe('key_expired');
  });

  it('is refused whichever bit of it was turned', async () => {
    const good = await signed();
    const bytes = new TextEncoder().encode(good.text);
    for (let at = 0; at < bytes.length * 8; at++) {
      const changed = bytes.slice();
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
      const text = new TextDecoder().decode(changed);
      expect(
        codeOf(() => open({ ...good, text }, 'manifest', Said, trust, () => now)),
        String(at),
      ).toBe('bad_signature');
    }
    for (let at = 0; at < good.signature.length; at++) {
      const digit = ((Number.parseInt(good.signature[at] ?? '0', 16) + 1) % 16).toString(16);
      const signature = good.signature.slice(0, at) + digit + good.signature.slice(at + 1);
      expect(
        codeOf(() => open({ ...good, signature }, 'manifest', Said, trust, () => now)),
        String(at),
      ).toBe('bad_signature');
    }
  });
});

describe('keys that rotate', () => {
  const rotated = async () => [
    await keyDocument(a.signer, 1, [a.key], now),
    await keyDocument(a.signer, 2, [a.key, b.key], now),
    await keyDocument(b.signer, 3, [b.key], now),
    await keyDocument(b.signer, 4, [c.key], now),
  ];
  const ids = (of: ReturnType<typeof followKeys>) => [of.no, ...of.keys.map(({ id }) => id)];

  it('are followed from any step, and from a key that was pinned', async () => {
    const chain = await rotated();
    for (const known of [0, 1, 2, 3, 4]) {
      const trusted = known === 0 ? undefined : followKeys(undefined, chain.slice(0, known));
      expect(ids(followKeys(trusted, chain))).toEqual([4, c.key.id]);
    }
    expect(ids(followKeys(pinned([a.hex]), chain))).toEqual([4, c.key.id]);
    expect(ids(followKeys(pinned([b.hex]), chain))).toEqual([4, c.key.id]);
  });

  it('are refused when a stranger signed a step, or a step is missing', async () => {
    const chain = await rotated();
    const known = followKeys(undefined, chain.slice(0, 1));
    const stranger = await keyDocument(c.signer, 2, [c.key], now);
    expect(codeOf(() => followKeys(known, [stranger]))).toBe('unknown_key');
    expect(codeOf(() => followKeys(known, chain.slice(2)))).toBe('key_chain_broken');
    expect(codeOf(() => followKeys(undefined, []))).toBe('key_chain_broken');
    expect(codeOf(() => followKeys(undefined, [chain[0], stranger]))).toBe('unknown_key');
  });

  it('never go back: an older document changes nothing', async () => {
    const chain = await rotated();
    const newest = followKeys(undefined, chain);
    expect(followKeys(newest, chain.slice(0, 2))).toEqual(newest);
  });

  it('refuse a key under another one’s name', async () => {
    const posing = await keyDocument(a.signer, 1, [{ ...a.key, publicKey: b.hex }], now);
    expect(codeOf(() => followKeys(undefined, [posing]))).toBe('malformed');
  });

  it('refuse a step signed after its signer’s time', async () => {
    const late = { ...a.key, notAfter: (now - 1) as EpochMs };
    const first = await keyDocument(a.signer, 1, [late], (now - 2) as EpochMs);
    const second = await keyDocument(a.signer, 2, [b.key], now);
    expect(codeOf(() => followKeys(undefined, [first, second]))).toBe('key_expired');
  });

  it('leave a pinned key as all that is believed until a document fits it', async () => {
    const foreign = await keyDocument(b.signer, 1, [b.key], now);
    expect(followKeys(pinned([a.hex]), [foreign])).toEqual(pinned([a.hex]));
  });
});
