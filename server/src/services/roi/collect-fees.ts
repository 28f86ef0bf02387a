import { type EpochMs, usd } from '@infofi-lens/shared/units';
import type { Logger } from 'pino';
import { createPublicClient, http } from 'viem';
import type { PriceStore } from '../../stores/roi/price-store.ts';
import { chains } from './chains.ts';

/** What a claim or another simple call of a token contract takes: more than a transfer (21,000), less than most swaps. */
const typicalGas = 80_000n;
const weiPerUnit = 1e18;
const dayMs = 86_400_000;

interface Given {
  readonly store: Pick<PriceStore, 'prices' | 'keepFee'>;
  /** JSON-RPC addresses by EIP-155 chain id. */
  readonly rpcUrls: ReadonlyMap<number, string>;
  readonly now: () => EpochMs;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * What a typical transaction costs now, on the chains whose node is configured and whose own token has a price of the last day.
 * Chains built on another one add a part for its space, which a node does not tell this way: there it is the least it costs.
 */
export async function collectFees({ store, rpcUrls, now, log }: Given): Promise<void> {
  const wanted = chains.filter(({ id }) => id !== undefined && rpcUrls.has(id));
  if (wanted.length === 0) return;
  const prices = new Map((await store.prices((now() - dayMs) as EpochMs, 100_000)).map((one) => [one.key, one.usd])); // a time minus a duration
  for (const { id, names, native } of wanted) {
    const price = prices.get(`symbol:${native.symbols[0]}`);
    if (id === undefined || price === undefined) continue;
    try {
      const perGas = await feePerGas(rpcUrls.get(id) ?? '', id);
      const fee = usd((Number(perGas * typicalGas) / weiPerUnit) * price);
      if (fee !== undefined && fee > 0) await store.keepFee(names, fee, now());
    } catch (error) {
      log.warn({ err: error, chain: id }, 'the node of a chain can not be asked for fees; the table counts');
    }
  }
}

async function feePerGas(url: string, id: number): Promise<bigint> {
  const chain = createPublicClient({ transport: http(url, { timeout: 5_000, retryCount: 1 }) });
  const reached = await chain.getChainId();
  if (reached !== id) throw new Error(`The node set for chain ${id} answers for chain ${reached}.`);
  const { maxFeePerGas, maxPriorityFeePerGas } = await chain
    .estimateFeesPerGas()
    .catch(() => ({ maxFeePerGas: 0n, maxPriorityFeePerGas: 0n }));
  if (maxFeePerGas === 0n) return chain.getGasPrice(); // a chain without a base fee
  // What is offered at most leaves room for a base fee that rises: 1.2 times it plus the tip. Paid is the base fee plus the tip.
  return ((maxFeePerGas - maxPriorityFeePerGas) * 10n) / 12n + maxPriorityFeePerGas;
}
