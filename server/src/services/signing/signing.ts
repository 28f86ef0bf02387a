import { randomBytes } from 'node:crypto';
import { LensError } from '@infofi-lens/shared/errors';
import type { KeyDocument } from '@infofi-lens/shared/signing/key-document';
import { type Signed, sign } from '@infofi-lens/shared/signing/signed';
import type { Signer } from '@infofi-lens/shared/signing/signer';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { KeyChange, SigningKeyRow, SigningKeyStore } from '../../stores/signing-key-store.ts';
import { type Ed25519, ed25519 } from './ed25519.ts';

const day = 86_400_000;
/** How long a key may be used. */
const lifetimeMs = 5 * 365 * day;
/** How long what the key before signed stays believed after the new one has taken over: static copies are that old at most. */
const overlapMs = 30 * day;
/** By how much the clocks of processes may differ: what one makes at first the others can use at once. */
const leewayMs = 3_600_000;

export interface SigningGiven {
  store: SigningKeyStore;
  /** 32 bytes as hex: the key of the environment, which is kept nowhere else. */
  seed?: string | undefined;
  now: () => EpochMs;
  /** Where new keys come from. */
  random?: (size: number) => Buffer;
}

/** Holds the keys that sign what the server publishes. A private key is in no answer, log or error. */
export function signingService({ store, seed, now, random = randomBytes }: SigningGiven) {
  const given = seed === undefined ? undefined : ed25519(Buffer.from(seed, 'hex'));
  /** The key of a row. `undefined`: its private half is in another process's environment. */
  const keyOf = (row: SigningKeyRow): Ed25519 | undefined =>
    given?.keyId === row.id ? given : row.seed === null ? undefined : ed25519(row.seed);

  /** The key to sign with at a time: the newest that is in force, and the environment's before all others. */
  function pick(keys: readonly SigningKeyRow[], at: EpochMs): Ed25519 | undefined {
    const usable = keys.filter((row) => row.not_before <= at && row.not_after > at && keyOf(row) !== undefined);
    const chosen = usable.find(({ id }) => id === given?.keyId) ?? usable[0];
    return chosen && keyOf(chosen);
  }

  async function publish(change: KeyChange, signer: Ed25519 | undefined, keys: readonly SigningKeyRow[]): Promise<void> {
    if (!signer)
      throw new LensError('no_signing_key', 'There is no key that could sign this change.', {
        hint: 'Readers follow only what a key they know has signed. Run this where SIGNING_KEY is set to the key in force.',
      });
    const last = await change.lastDocument();
    const document: KeyDocument = {
      format: 1,
      no: (last?.no ?? 0) + 1,
      issuedAt: now(),
      keys: keys.map((row) => ({
        id: row.id,
        publicKey: row.public_key.toString('hex'),
        notBefore: row.not_before as EpochMs, // from our own clock
        notAfter: row.not_after as EpochMs,
      })),
    };
    await change.publish(document.no, await sign(signer, 'keys', JSON.stringify(document)));
  }

  /** Adds a key that takes over at `from`; what the ones before sign until then stays believed for a while. */
  async function add(keys: readonly SigningKeyRow[], change: KeyChange, key: Ed25519, kept: Buffer | null, from: EpochMs): Promise<void> {
    const row = {
      id: key.keyId,
      public_key: key.publicKey,
      seed: kept,
      not_before: from,
      not_after: from + lifetimeMs,
      retired_at: null,
    };
    const old = keys.map((one) => ({ ...one, not_after: Math.min(one.not_after, from + overlapMs) }));
    for (const one of old) await change.shorten(one.id, one.not_after);
    await change.add(row);
    await publish(change, keys.length === 0 ? key : pick(keys, now()), [row, ...old]);
  }

  const atOnce = () => (now() - leewayMs) as EpochMs; // a present time minus an hour

  /** Makes sure that there is a key, and that the environment's is one of those that readers are told. */
  const ensure = (): Promise<void> =>
    store.change(async (keys, change) => {
      if (given && (await change.isRetired(given.keyId)))
        throw new LensError('key_retired', `The key in SIGNING_KEY (${given.keyId}) was retired: nobody believes it any more.`, {
          hint: 'Set SIGNING_KEY to another key, or take it out of the environment to sign with the newest key in the database.',
        });
      if (given && !keys.some(({ id }) => id === given.keyId)) return add(keys, change, given, null, atOnce());
      if (keys.length > 0) return;
      const fresh = random(32);
      await add(keys, change, ed25519(fresh), fresh, atOnce());
    });

  return {
    ensure,

    /** What signs now. @throws {LensError} `no_signing_key` */
    async signer(): Promise<Signer> {
      let found = pick(await store.keys(), now());
      if (!found) {
        await ensure();
        found = pick(await store.keys(), now());
      }
      if (!found) throw new LensError('no_signing_key', 'No key that may sign now is held by this process.');
      return found;
    },

    /** The documents that readers follow from the key they know to the newest. */
    documents: (): Promise<Signed[]> => store.documents(),

    /** Public halves only. */
    async list(): Promise<KeyState[]> {
      const keys = await store.keys();
      const signing = pick(keys, now())?.keyId;
      return keys.map((row) => ({
        id: row.id,
        publicKey: row.public_key.toString('hex'),
        notBefore: row.not_before as EpochMs, // from our own clock
        notAfter: row.not_after as EpochMs,
        signs: row.id === signing,
      }));
    },

    /** Makes a new key, which takes over at `from`. @returns its name. */
    rotate: (from: EpochMs): Promise<string> =>
      store.change(async (keys, change) => {
        const fresh = random(32);
        const key = ed25519(fresh);
        await add(keys, change, key, fresh, from);
        return key.keyId;
      }),

    /**
     * Takes a key away for good.
     * @throws {LensError} `unknown_key`; `key_in_use` for the environment's; `no_signing_key` when no other could sign from now on.
     */
    retire: (id: string): Promise<void> =>
      store.change(async (keys, change) => {
        if (!keys.some((row) => row.id === id)) throw new LensError('unknown_key', `There is no key ${id}.`);
        if (id === given?.keyId)
          throw new LensError('key_in_use', `The key ${id} is the one in SIGNING_KEY, with which this server would go on signing.`, {
            hint: 'Take it out of SIGNING_KEY (or set another one there) everywhere the server runs, restart, and retire it then.',
          });
        const left = keys.filter((row) => row.id !== id);
        await change.retire(id, now());
        await publish(change, pick(left, now()), left);
      }),
  };
}
export type SigningService = ReturnType<typeof signingService>;

export interface KeyState {
  readonly id: string;
  readonly publicKey: string;
  readonly notBefore: EpochMs;
  readonly notAfter: EpochMs;
  readonly signs: boolean;
}
