import { platforms } from '@infofi-lens/shared/facts/entity';
import { hasConsent } from '../../permissions/data-consent.ts';
import type { SettingsPatch } from '../../storage/settings-schema.ts';

/** Nothing of any platform is shared. */
export const nothingShared = Object.fromEntries(platforms.map((platform) => [platform, { share: false }]));

/**
 * A change of settings without what the browser holds no consent for: whoever asks for it, it stays off. A browser without such
 * consents changes nothing of it.
 */
export async function withoutWithdrawn(patch: SettingsPatch): Promise<SettingsPatch> {
  const [sharing, outcomes] = await Promise.all([hasConsent('sharing'), hasConsent('outcomes')]);
  const named = Object.entries(patch.platforms ?? {}).map(([id, one]) => [id, one.share ? { ...one, share: false } : one] as const);
  return {
    ...patch,
    ...(!sharing && patch.platforms && { platforms: Object.fromEntries(named) }),
    ...(!outcomes && patch.shareOutcomes && { shareOutcomes: false }),
  };
}

/** What has to be switched off because the browser's consent was taken back. */
export async function withdrawn(): Promise<SettingsPatch> {
  const [sharing, outcomes, ...ledger] = await Promise.all(
    (['sharing', 'outcomes', 'ledger', 'account'] as const).map((choice) => hasConsent(choice)),
  );
  return {
    ...(!sharing && { platforms: nothingShared }),
    ...(!outcomes && { shareOutcomes: false }),
    // Whose record it is the server knows by the account.
    ...(ledger.includes(false) && { syncLedger: null }),
  };
}
