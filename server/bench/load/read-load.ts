import autocannon from 'autocannon';

export interface ReadTask {
  url: string;
  /** What is asked for, in turn. */
  paths: readonly string[];
  connections: number;
  seconds: number;
  /** Requests a second; 0: as many as are answered. */
  rate: number;
}
export interface ReadAnswer {
  perSecond: number;
  /** Milliseconds. */
  p99: number;
  p50: number;
  failed: number;
}

process.once('message', async ({ url, paths, connections, seconds, rate }: ReadTask) => {
  let next = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    // One request that changes: a list of thousands would be built anew for each connection, for longer than the measurement.
    requests: [{ method: 'GET', setupRequest: (request) => ({ ...request, path: paths[next++ % paths.length] ?? '/' }) }],
    ...(rate > 0 && { overallRate: rate }),
  });
  if (result.non2xx + result.errors > 0) console.error(result.statusCodeStats, { errors: result.errors, timeouts: result.timeouts });
  const answer: ReadAnswer = {
    perSecond: result.requests.total / result.duration,
    p99: result.latency.p99,
    p50: result.latency.p50,
    failed: result.non2xx + result.errors,
  };
  process.send?.(answer, () => process.exit(0));
});
