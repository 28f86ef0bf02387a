import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import type { Context } from '@infofi-lens/shared/facts/observation';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** What the platform shows of a thing, field by field. */
export type Fields = Readonly<Record<string, unknown>>;

/** Something on a platform that people look at. */
export interface Thing {
  readonly platform: PlatformId;
  readonly kind: 'campaign' | 'board-entry';
  readonly id: string;
  readonly context: Context;
  /** What is true of it at a time. */
  truth(at: number): Fields;
}

export const keyOf = ({ platform, kind, id }: Pick<Thing, 'platform' | 'kind' | 'id'>): EntityKey => entityKey({ platform, kind, id });

/** How the extension tells what somebody saw: times are rounded down to five minutes. */
export function sighting(thing: Thing, seenAt: number, fields: Fields = thing.truth(seenAt)): Record<string, unknown> {
  const { platform, kind, id, context } = thing;
  return { platform, kind, id, observedAt: floor5(seenAt), adapter: `${platform}@1`, via: 'network', context, fields };
}

export const floor5 = (at: number): number => Math.floor(at / (5 * minute)) * 5 * minute;
