import { BatchReceipt, maxBatch, ObservationBatch, signatureHeader } from '@infofi-lens/shared/contracts/sync';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { batchProblems, receiptStatus } from '../http/batches.ts';
import { declares } from '../http/declares.ts';

/** `POST /v1/observations`: a signed batch of sightings. 200 when all were taken, 207 when some were rejected, 422 when all were. */
export const postObservations = ({ ingest, limiting }: Pick<Deps, 'ingest' | 'limiting'>) =>
  new Hono<AppEnv>().post(
    '/observations',
    declares({
      tag: 'sync',
      summary: 'Share what was seen',
      description:
        `At most ${maxBatch} sightings, signed like a registration (\`${signatureHeader}\`). Each is judged by itself. ` +
        'Sending one again is harmless: it is a `duplicate` of the last 500 of its sender, and counts once also when it is older. Rejections carry `invalid_observation`, `unknown_field`, `not_shareable`, ' +
        '`wrong_adapter`, `nothing_shared`, `too_old`, `in_future` or `firewall_refused`. What contradicts itself (`implausible_value`) or is ' +
        'set aside by an operator (`firewall_quarantined`) is `quarantined`: kept for 30 days, and it claims nothing.',
      signedBody: ObservationBatch,
      answers: { 200: BatchReceipt, 207: BatchReceipt, 422: BatchReceipt },
      problems: [...batchProblems, 'overloaded'],
    }),
    async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const receipt = await ingest.takeBatch({ bytes, signature: c.req.header(signatureHeader), address: limiting.addressOf(c) });
      return c.json(receipt, receiptStatus(receipt.rejected, receipt.results.length));
    },
  );
