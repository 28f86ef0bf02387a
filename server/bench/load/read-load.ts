import autocannon from 'autocannon';

export interface ReadTask {
  url: string;
  /** What is asked for, in turn. */
  paths: readonly string[];
  connections: number;
  seconds: number;
}
export interface ReadAnswer {
  perSecond: number;
  /** Milliseconds. */
  p99: number;
  p50: number;
  failed: number;
}

/** Where there are no more than so many, each connection asks for all of them. */
const fewPaths = 20;

// As many as are answered.
process.once('message', async ({ url, paths, connections, seconds }: ReadTask) => {
  // Requests are built before the first is sent, some for each connection: one that is built each time costs more than its answer.
  const each = Math.max(Math.ceil(paths.length / connections), Math.min(paths.length, fewPaths));
  let connection = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    setupClient: (client) => {
      const from = (connection++ % connections) * each;
      const own = Array.from({ length: each }, (_, nth) => paths[(from + nth) % paths.length] ?? '/');
      client.setRequests(own.map((path) => ({ method: 'GET', path })));
    },
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
