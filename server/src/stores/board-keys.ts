import type { PlatformId } from '@infofi-lens/shared/facts/entity';

/** A board: its platform and the platform's name for it. */
export interface BoardName {
  platform: PlatformId;
  id: string;
}

/** Where a row stands in the order of its board; the entity decides between equals. */
export interface EntryKey {
  place: number;
  entity: string;
}
