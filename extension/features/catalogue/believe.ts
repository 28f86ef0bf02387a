import { Manifest, type ManifestAnswer } from '@infofi-lens/shared/catalogue/manifest';
import { followKeys, open, pinned, refused } from '@infofi-lens/shared/signing/trust';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { ServerTrust } from '../../storage/tables/state.ts';

/** How far a device's clock may lag behind the server's. */
const clockLeewayMs = 86_400_000;

/**
 * Decides whether a manifest is believed.
 * @param held What is believed of that server so far. `undefined`: nothing; its keys are taken on as they come, unless some are pinned.
 * @param pins Keys that this build knows to be that server's, hex.
 * @throws {RefusedError} with the reason.
 */
export function believe(
  { manifest: signed, keys }: ManifestAnswer,
  held: ServerTrust | undefined,
  pins: readonly string[],
  now: EpochMs,
): { manifest: Manifest; trust: ServerTrust } {
  const trust = followKeys(held?.trust ?? (pins.length > 0 ? pinned(pins) : undefined), keys);
  const manifest = open(signed, 'manifest', Manifest, trust, ({ issuedAt }) => issuedAt);
  if (held && manifest.sequence < held.sequence) throw refused('rolled_back', 'It is older than what this browser has already seen.');
  if (held && manifest.sequence === held.sequence && signed.signature !== held.signature)
    throw refused('forked', 'It has the number of another one that this browser has seen.');
  if (manifest.freshUntil < now) throw refused('stale', 'It is too old to say anything about now.');
  if (manifest.issuedAt > now + clockLeewayMs) throw refused('from_the_future', 'It is dated in the future. Is this device’s clock right?');
  return { manifest, trust: { trust, sequence: manifest.sequence, signature: signed.signature } };
}
