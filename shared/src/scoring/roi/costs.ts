import type { RoiCosts } from '../../contracts/roi.ts';
import type { Task } from '../../facts/campaign.ts';
import type { FieldsOf } from '../../facts/observation.ts';
import type { EpochMs } from '../../units.ts';
import { asksOf } from './asks.ts';
import type { GasFees } from './inputs.ts';
import { type PriceBook, priceOf } from './prices.ts';

export const costsMethodology =
  'Network fees: one transaction for each required task on a chain and one for the claim where it costs gas, at what a transaction costs there now. Deposits that a task names are tied up, not spent: they are shown, not subtracted. Identity and face checks are costs of another kind and are named.';

/**
 * What a campaign costs besides time.
 * Gas is absent when something costs gas and nobody knows how much.
 */
export function costsOf(campaign: FieldsOf<'campaign'>, fees: GasFees, prices: PriceBook, now: EpochMs): RoiCosts {
  const required = (campaign.tasks ?? []).filter((task) => task.optional !== true);
  const asks = asksOf(campaign.tasks, campaign.gas)?.list ?? [];
  const onChain = asks.find(({ kind }) => kind === 'on-chain')?.required ?? 0;
  const gas = gasOf(onChain + (campaign.gas === 'gas' ? 1 : 0), campaign.chain, fees);
  const face = required.some(asksForFace);
  const identity = asks.some(({ kind, required: times }) => kind === 'kyc' && times > 0);
  return {
    ...(gas ? { gas } : {}),
    deposits: required.flatMap((task) => depositsOf(task, prices, now)),
    identity: [...(identity ? (['kyc'] as const) : []), ...(face ? (['face'] as const) : [])],
  };
}

function gasOf(transactions: number, chain: string | undefined, fees: GasFees): RoiCosts['gas'] {
  if (transactions === 0) return { usd: 0, transactions };
  const fee = chain === undefined ? undefined : fees.get(chain);
  if (chain === undefined || fee === undefined) return undefined;
  return { usd: fee.usd * transactions, transactions, chain, source: fee.source, observedAt: fee.observedAt };
}

const asksForFace = ({ type = '', name = '' }: Task) =>
  /\b(face|facial|liveness|selfie|biometric|palm|iris|orb)\b/i.test(`${type.replaceAll('_', ' ')} ${name}`);

const deposit =
  /\b(?:deposit|stake|hold|lock|bridge|supply|provide)\D{0,30}?(?:(\$)\s?(\d{1,9}(?:,\d{3})*(?:\.\d{1,8})?)|(\d{1,9}(?:,\d{3})*(?:\.\d{1,8})?)\s?\+?\s([A-Z][A-Z0-9.]{1,9})\b)/i;

/** "Deposit at least 0.1 ETH", "Hold $50 of …": amounts that a task names. */
function depositsOf({ name }: Task, prices: PriceBook, now: EpochMs): RoiCosts['deposits'] {
  const [, dollar, dollars, units, symbol = ''] = (name ?? '').match(deposit) ?? [];
  const amount = (dollars ?? units)?.replaceAll(',', '');
  if (amount === undefined || (dollar === undefined && symbol !== symbol.toUpperCase())) return [];
  const price = dollar === undefined ? priceOf(prices, { symbol }, now)?.usd : 1;
  return [
    {
      amount,
      symbol: dollar === undefined ? symbol : 'USD',
      ...(price === undefined ? {} : { usd: Number(amount) * price }),
      task: name ?? '',
    },
  ];
}
