import type { PlatformId } from '../facts/entity.ts';
import { campaignOf, contextOf } from './galxe/page.ts';
import { adapterMetas } from './registry.ts';
import { type WebAddress, webAddress } from './web-address.ts';
import { pageKind } from './x/pages.ts';

/** What a page in front of somebody is about, as far as its address says. */
export interface PlatformPage {
  readonly platform: PlatformId;
  /** `undefined`: a page of the platform that is about no single thing. */
  readonly kind?: 'campaign' | 'space' | 'profile';
  /** The platform's id, where the address holds it. */
  readonly id?: string;
  /** The name in the address (a space's alias, a handle), where it holds no id. */
  readonly name?: string;
}

/** @returns `undefined` when the address is of none of the platforms, or no address at all. */
export function pageOf(address: string): PlatformPage | undefined {
  const page = address.startsWith('https://') ? webAddress(address) : undefined;
  if (page === undefined) return undefined;
  const platform = Object.values(adapterMetas).find(({ matches }) => matches.some((pattern) => pattern.split('/')[2] === page.host))?.id;
  return platform === undefined ? undefined : { platform, ...about[platform](page, address) };
}

type About = Omit<PlatformPage, 'platform'>;
const nothing: About = {};

const about: Readonly<Record<PlatformId, (page: WebAddress, address: string) => About>> = {
  galxe(page) {
    const campaign = campaignOf(page);
    if (campaign) return { kind: 'campaign', id: campaign.id };
    const [, second] = segments(page);
    if (contextOf(page) === 'space' && second !== undefined) return { kind: 'space', name: second };
    return contextOf(page) === 'profile' && second !== undefined ? { kind: 'profile', id: second } : nothing;
  },
  layer3(page) {
    const [first, slug, more] = segments(page);
    if (slug === undefined || more !== undefined) return nothing;
    if (first === 'communities') return { kind: 'space', name: slug };
    const campaigns = ['quests', 'activations', 'campaigns', 'streaks', 'collections'];
    return first !== undefined && campaigns.includes(first) ? { kind: 'campaign', id: slug } : nothing;
  },
  kaito(page) {
    const [first, second, third] = segments(page);
    return first === 'mindshare-arena' && second === 'kol' && third !== undefined ? { kind: 'profile', id: third } : nothing;
  },
  x(page, address) {
    if (pageKind(address) !== 'profile') return nothing;
    const [first, second, third] = segments(page);
    if (first === 'i' && second === 'user' && third !== undefined) return { kind: 'profile', id: third };
    return first === undefined ? nothing : { kind: 'profile', name: first };
  },
};

function segments({ path }: WebAddress): string[] {
  return path.split('/').filter((part) => part !== '');
}
