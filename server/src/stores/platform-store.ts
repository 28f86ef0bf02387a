import type { Platform } from '@infofi-lens/shared/contracts/platforms';
import type { Sql } from '../db/client.ts';

type Totals = { platform: string } & Platform['totals'][number];

/** How much is known of each platform. */
export const platformStore = (sql: Sql) => ({
  totals: (): Promise<Totals[]> => sql<Totals[]>`select platform, kind, known, agreed from platform_totals order by platform, kind`,
});
export type PlatformStore = ReturnType<typeof platformStore>;
