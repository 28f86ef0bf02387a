import type { Reward } from '@infofi-lens/shared/facts/campaign';
import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { FieldsOf } from '@infofi-lens/shared/facts/observation';
import { rewardValue } from '@infofi-lens/shared/scoring/roi/reward-value';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Entity } from '../entities.ts';
import { lastSeenOf, type Said, said } from './said.ts';

interface Summary {
  readonly key: EntityKey;
  readonly platform: PlatformId;
  readonly name?: Said<string> | undefined;
  readonly lastSeen?: Said<EpochMs> | undefined;
  /** What it is searched by, in lower case. */
  readonly text: string;
}
/** A campaign as a table needs it. */
export interface CampaignSummary extends Summary {
  /** The space that runs it: its key, and its name where that was seen. */
  readonly space?: EntityKey | undefined;
  readonly spaceName?: Said<string> | undefined;
  readonly status?: Said<NonNullable<FieldsOf<'campaign'>['status']>> | undefined;
  readonly chain?: Said<string> | undefined;
  /** The first of its rewards, and how many there are. */
  readonly reward?: Said<Reward> | undefined;
  readonly rewards: number;
  readonly kinds: readonly Reward['kind'][];
  readonly endsAt?: Said<EpochMs | null> | undefined;
  readonly participants?: Said<number> | undefined;
  /** A winner's rewards that are dollars by construction. `atMost`: luck decides. */
  readonly usd?: (Said<number> & { readonly atMost: boolean }) | undefined;
}
export interface SpaceSummary extends Summary {
  readonly followers?: Said<number> | undefined;
  readonly verified?: Said<boolean> | undefined;
  readonly token?: Said<string> | undefined;
}
export interface ProfileSummary extends Summary {
  readonly handle?: Said<string> | undefined;
  readonly followers?: Said<number> | undefined;
  readonly posts?: Said<number> | undefined;
}
export interface Summaries {
  campaign: CampaignSummary;
  space: SpaceSummary;
  profile: ProfileSummary;
}
export type ListedKind = keyof Summaries;

/**
 * What a table shows of one entity.
 * @param spaces Names of spaces, by key.
 */
export const summaries: { readonly [K in ListedKind]: (entity: Entity<K>, spaces: ReadonlyMap<string, Said<string>>) => Summaries[K] } = {
  campaign(campaign, spaces) {
    const { key, platform } = campaign;
    const [name, chain, rewards] = [said(campaign, 'name'), said(campaign, 'chain'), said(campaign, 'rewards')];
    const spaceId = said(campaign, 'spaceId')?.value;
    const space: EntityKey | undefined = spaceId === undefined ? undefined : `${platform}:space:${spaceId}`;
    const spaceName = space && spaces.get(space);
    const first = rewards?.value[0];
    const worth = rewardValue(rewards?.value);
    return {
      key,
      platform,
      name,
      space,
      spaceName,
      chain,
      status: said(campaign, 'status'),
      reward: rewards && first && { ...rewards, value: first },
      rewards: rewards?.value.length ?? 0,
      kinds: [...new Set(rewards?.value.map(({ kind }) => kind))],
      endsAt: said(campaign, 'endsAt') as CampaignSummary['endsAt'], // a time of the catalogue is one
      participants: said(campaign, 'participants'),
      usd: rewards && worth.known ? { ...rewards, value: worth.value.usd, atMost: worth.value.atMost } : undefined,
      lastSeen: lastSeenOf(campaign),
      text: searched([
        name?.value,
        spaceName?.value,
        chain?.value,
        ...(rewards?.value ?? []).map(({ symbol, name: called }) => symbol ?? called),
      ]),
    };
  },
  space(space) {
    const { key, platform } = space;
    const [name, token] = [said(space, 'name'), said(space, 'tokenSymbol')];
    return {
      key,
      platform,
      name,
      token,
      followers: said(space, 'followers'),
      verified: said(space, 'verified'),
      lastSeen: lastSeenOf(space),
      text: searched([name?.value, said(space, 'alias')?.value, token?.value]),
    };
  },
  profile(profile) {
    const { key, platform } = profile;
    const [name, handle] = [said(profile, 'displayName'), said(profile, 'handle')];
    return {
      key,
      platform,
      name,
      handle,
      followers: said(profile, 'followers'),
      posts: said(profile, 'posts'),
      lastSeen: lastSeenOf(profile),
      text: searched([name?.value, handle?.value]),
    };
  },
};

/** Texts as they are searched: lower case, without accents. */
export const searched = (texts: readonly (string | undefined)[]): string =>
  texts
    .filter((text) => text !== undefined)
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
