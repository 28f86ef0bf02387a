import { epochMs, usd } from '../../units.ts';
import type { GasFee, GasFees } from './inputs.ts';

/**
 * What one transaction costs where no RPC says so, in US dollars: the geometric middle of the range the source states for a token transfer.
 * Chains that no source was found for are left out: their gas is unknown, not free.
 * @see https://chainfeetracker.com/gas-fees-explained.html (March 2026)
 * @see https://blog.echozero.app/article/layer-2-rollup-gas-fee-comparison-analysis (March 2026), for Base
 */
const table: readonly (readonly [names: readonly string[], low: number, high: number])[] = [
  [['ethereum', 'eth', 'mainnet'], 1, 5],
  [['bsc', 'bnb', 'bnb chain'], 0.05, 0.2],
  [['matic', 'polygon'], 0.01, 0.05],
  [['arbitrum', 'arbitrum one'], 0.05, 0.25],
  [['base'], 0.02, 0.08],
  [['solana'], 0.001, 0.01],
  [['tron'], 0.5, 1],
];
const asOf = epochMs(Date.UTC(2026, 2, 4));

/** Fees of the table, by the platform's word for the chain. An RPC's estimate is put over it by the caller. */
export const gasTable: GasFees = new Map(
  table.flatMap(([names, low, high]) => {
    const middle = usd(Math.sqrt(low * high));
    if (middle === undefined || asOf === undefined) return [];
    const fee: GasFee = { usd: middle, observedAt: asOf, source: 'table' };
    return names.map((name) => [name, fee] as const);
  }),
);
