import postgres from 'postgres';

/** 64-bit integers arrive as numbers: ours are times in milliseconds and counters, all below 2^53. */
const types = { bigint: { to: 20, from: [20], serialize: (value: number) => String(value), parse: (text: string) => Number(text) } };

/** A search finds names with a slip of the pen: two letters swapped in a word leave less than the usual 0.6 of its parts. */
const connection = { application_name: 'infofi-lens', 'pg_trgm.word_similarity_threshold': 0.4 };

/** A database that comes back is used again within a second; the driver by itself would wait up to 20 s. */
const secondsBeforeRetry = (retries: number) => Math.min(3 ** retries / 100, 1);

export type Sql = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;

/** @param max Connections held at most; each API process has its own pool. */
export function connect(url: string, { max = 10 }: { max?: number } = {}): Sql {
  return postgres(url, { max, types, onnotice: () => undefined, connection, backoff: secondsBeforeRetry });
}
