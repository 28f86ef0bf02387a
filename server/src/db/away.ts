/** What the driver and the system say when there is no connection or it broke. */
const connectionCodes: ReadonlySet<unknown> = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

/**
 * SQLSTATEs of a server that is there but not for us: class 08 (connection), 53300 (too many connections),
 * 57P01-57P03 (stopping, recovering from a crash, starting).
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const away = /^(08...|53300|57P0[123])$/;

/** Whether an error means that the database could not be asked, rather than that it refused what it was asked. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  return connectionCodes.has(error.code) || (error.name === 'PostgresError' && away.test(String(error.code)));
}
