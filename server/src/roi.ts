import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from './db/client.ts';
import type { gate as gateOf } from './gate.ts';
import type { Ingest } from './services/ingest/ingest.ts';
import { takeOutcomes } from './services/roi/take-outcomes.ts';
import { outcomeStore } from './stores/roi/outcome-store.ts';

export interface RoiGiven {
  sql: Sql;
  now: () => EpochMs;
  gate: Pick<ReturnType<typeof gateOf>, 'quotas' | 'networks' | 'operating'>;
  ingest: Pick<Ingest, 'whoSigned'>;
}

/** The part of the server that knows what campaigns paid and took. Starts nothing by itself. */
export function roi({ sql, now, gate, ingest }: RoiGiven) {
  return {
    takeOutcomes: takeOutcomes({ store: outcomeStore(sql), ingest, ...gate, now }),
  };
}
