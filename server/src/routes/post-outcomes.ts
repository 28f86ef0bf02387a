import { maxOutcomes, OutcomeBatch, OutcomeReceipt } from '@infofi-lens/shared/contracts/outcomes';
import { signatureHeader } from '@infofi-lens/shared/contracts/sync';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { batchProblems, receiptStatus } from '../http/batches.ts';
import { declares } from '../http/declares.ts';

/** `POST /v1/outcomes`: what campaigns paid and how long they took, and taking that back. 200 when all were taken, 207 when some were rejected, 422 when all were. */
export const postOutcomes = ({ roi, limiting }: Pick<Deps, 'roi' | 'limiting'>) =>
  new Hono<AppEnv>().post(
    '/outcomes',
    declares({
      tag: 'sync',
      summary: 'Share what campaigns paid and how long they took',
      description:
        `At most ${maxOutcomes} outcomes and as many times, signed and counted like a batch of sightings (\`${signatureHeader}\`). ` +
        'Of one device and campaign the last one counts. Shown are medians over three independent people or more, never one. ' +
        'What was shared of a campaign is taken back by naming it under `retracted`: it is deleted, with the minutes on it, and what was ' +
        'made of it is made anew without it within minutes. ' +
        'Each item is judged by itself: `invalid_outcome`, `invalid_time`, `invalid_retraction`, `too_old` (400 days) or `in_future`.',
      signedBody: OutcomeBatch,
      answers: { 200: OutcomeReceipt, 207: OutcomeReceipt, 422: OutcomeReceipt },
      problems: batchProblems,
    }),
    async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const receipt = await roi.takeOutcomes({ bytes, signature: c.req.header(signatureHeader), address: limiting.addressOf(c) });
      const status = receiptStatus(receipt.rejected, receipt.outcomes.length + receipt.times.length);
      return c.json(receipt, status, { 'cache-control': 'no-store' });
    },
  );
