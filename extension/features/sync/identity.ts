import type { ContributorId } from '@infofi-lens/shared/units';
import type { Signed } from '../../api/sync.ts';
import type { Store } from '../../storage/store.ts';
import type { IdentityRow } from '../../storage/tables/identity.ts';

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/**
 * The pseudonym of this browser; made at the first call. The private key can not be exported, by us or anybody.
 * Two callers at once get the same one: the database keeps the first.
 */
export async function deviceIdentity(store: Store): Promise<IdentityRow> {
  const there = await store.identity.get();
  if (there) return there;
  // Made outside of the transaction, which would end while the key is being made.
  const keyPair = await crypto.subtle.generateKey(curve, false, ['sign', 'verify']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', keyPair.publicKey));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', point));
  const contributor = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') as ContributorId; // its definition
  const made: IdentityRow = { id: 'device', keyPair, contributor, publicKey: base64(point), counter: 0, registeredAt: [] };
  return store.atOnce(() => store.identity.keep(made));
}

/** JSON, signed as the bytes that will travel. */
export async function signJson({ keyPair }: IdentityRow, body: unknown): Promise<Signed> {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keyPair.privateKey, bytes);
  return { bytes, signature: base64(new Uint8Array(signature)) };
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
