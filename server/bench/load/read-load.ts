import autocannon from 'autocannon';
import { coldSeconds, type Figures, type ReadAnswer } from './figures.ts';

export interface ReadTask {
  url: string;
  /** What is asked for, in turn. */
  paths: readonly string[];
  connections: number;
  seconds: number;
}

/** Where there are no more than so many, each connection asks for all of them. */
const fewPaths = 20;

// As many as are answered.
process.once('message', async ({ seconds, ...task }: ReadTask) => {
  const cold = await ask(task, coldSeconds);
  const answer: ReadAnswer = { ...(await ask(task, seconds)), cold };
  process.send?.(answer, () => process.exit(0));
});

async function ask({ url, paths, connections }: Omit<ReadTask, 'seconds'>, duration: number): Promise<Figures> {
  // Requests are built before the first is sent, some for each connection: one that is built each time costs more than its answer.
  const each = Math.max(Math.ceil(paths.length / connections), Math.min(paths.length, fewPaths));
  let connection = 0;
  const result = await autocannon({
    url,
    connections,
    duration,
    setupClient: (client) => {
      const from = connection++ * each;
      const own = Array.from({ length: each }, (_, nth) => paths[(from + nth) % paths.length] ?? '/');
      client.setRequests(own.map((path) => ({ method: 'GET', path })));
    },
  });
  const failed = result.non2xx + result.errors;
  if (failed > 0) console.error(result.statusCodeStats, { errors: result.errors, timeouts: result.timeouts });
  return { perSecond: result.requests.total / result.duration, p99: result.latency.p99, p50: result.latency.p50, failed };
}
