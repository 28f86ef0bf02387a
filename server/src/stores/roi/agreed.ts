import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { usableFields } from '@infofi-lens/shared/facts/known';
import type { FieldsOf } from '@infofi-lens/shared/facts/observation';

/** A campaign as the crowd agrees on it. */
export interface AgreedCampaign {
  readonly entity: string;
  readonly platform: PlatformId;
  readonly id: string;
  readonly campaign: FieldsOf<'campaign'>;
}

export interface CampaignRow {
  entity: string;
  platform: PlatformId;
  id: string;
  facts: Record<string, FactValue>;
}

/** Only what is agreed: a value that one or two reported moves no score. */
export const agreedCampaign = ({ entity, platform, id, facts }: CampaignRow): AgreedCampaign => ({
  entity,
  platform,
  id,
  campaign: usableFields({ kind: 'campaign', crowd: facts }, { unconfirmed: false }),
});
