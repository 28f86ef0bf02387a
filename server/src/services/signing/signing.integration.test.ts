import { sign } from '@infofi-lens/shared/signing/signed';
import { followKeys, open, pinned } from '@infofi-lens/shared/signing/trust';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { signingKeyStore } from '../../stores/signing-key-store.ts';
import { freshDatabase, type TestDatabase } from '../../testing/database.ts';
import { ed25519 } from './ed25519.ts';
import { signingService } from './signing.ts';

const began = 1_790_000_000_000 as EpochMs;
const hour = 3_600_000;
let database: TestDatabase;
let time: number;
const now = () => time as EpochMs;
beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  time = began;
  await database.sql`truncate signing_keys, key_documents`;
});
afterAll(() => database.drop());

const service = (seed?: string) => signingService({ store: signingKeyStore(database.sql), seed, now });
const Said = z.strictObject({ said: z.string(), at: z.number() });
const say = async (of: ReturnType<typeof service>) => sign(await of.signer(), 'manifest', JSON.stringify({ said: 'hello', at: time }));
const hear = (given: unknown, trust: ReturnType<typeof followKeys>) => open(given, 'manifest', Said, trust, ({ at }) => at as EpochMs);

it('makes one key at first, however many processes start together', async () => {
  await Promise.all([service().ensure(), service().ensure(), service().ensure()]);
  expect(await service().list()).toHaveLength(1);
  const trust = followKeys(undefined, await service().documents());
  expect(hear(await say(service()), trust).said).toBe('hello');
});

it('rotates with an overlap: readers of the old key follow, and what it signed stays believed', async () => {
  const signing = service();
  const before = await say(signing);
  const trust = followKeys(undefined, await signing.documents());
  const next = await signing.rotate((time + hour) as EpochMs);
  expect((await signing.signer()).keyId).not.toBe(next);

  time += hour;
  expect((await signing.signer()).keyId).toBe(next);
  const now_ = await say(signing);
  expect(() => hear(now_, trust)).toThrow('not trusted');
  const followed = followKeys(trust, await signing.documents());
  expect(hear(now_, followed).said).toBe('hello');
  expect(hear(before, followed).said).toBe('hello');
});

it('retires a key for good, but never the last one', async () => {
  const signing = service();
  const first = (await signing.signer()).keyId;
  await expect(signing.retire(first)).rejects.toMatchObject({ code: 'no_signing_key' });
  expect(await signing.list()).toHaveLength(1);
  const trust = followKeys(undefined, await signing.documents());
  const old = await say(signing);

  const next = await signing.rotate(now());
  await signing.retire(first);
  expect((await signing.list()).map(({ id }) => id)).toEqual([next]);
  const followed = followKeys(trust, await signing.documents());
  expect(() => hear(old, followed)).toThrow('not trusted');
  const [row] = await database.sql<{ seed: unknown }[]>`select seed from signing_keys where id = ${first}`;
  expect(row?.seed).toBeNull();
});

it('signs with the key of the environment, keeps it out of the database, and is followed by readers of the key before', async () => {
  await service().ensure();
  const trust = followKeys(undefined, await service().documents());
  const seed = 'ab'.repeat(32);
  const other = service(seed);
  await other.ensure();
  await other.ensure();
  expect((await other.signer()).keyId).toBe(ed25519(Buffer.from(seed, 'hex')).keyId);
  const [row] = await database.sql<{ seed: unknown }[]>`select seed from signing_keys where id = ${(await other.signer()).keyId}`;
  expect(row?.seed).toBeNull();
  expect(hear(await say(other), followKeys(trust, await other.documents())).said).toBe('hello');
  const pin = pinned([ed25519(Buffer.from(seed, 'hex')).publicKey.toString('hex')]);
  expect(hear(await say(other), followKeys(pin, await other.documents())).said).toBe('hello');
});

it('does not retire the key of the environment while it is there, and says what to do; nor starts with one that was retired', async () => {
  await service().ensure();
  const seed = '11'.repeat(32);
  const signing = service(seed);
  const { keyId } = await signing.signer();
  await signing.ensure();
  await expect(signing.retire(ed25519(Buffer.from(seed, 'hex')).keyId)).rejects.toMatchObject({
    code: 'key_in_use',
    hint: expect.stringContaining('SIGNING_KEY'),
  });
  expect(keyId).toHaveLength(16);
  await service().retire(ed25519(Buffer.from(seed, 'hex')).keyId);
  await expect(service(seed).ensure()).rejects.toMatchObject({ code: 'key_retired', hint: expect.stringContaining('SIGNING_KEY') });
  await service().ensure();
});

it('says nothing of a private key in any error or list', async () => {
  const seed = 'cd'.repeat(32);
  const signing = service(seed);
  await signing.ensure();
  const words = JSON.stringify([await signing.list(), await signing.documents()]);
  expect(words).not.toContain(seed);
});
