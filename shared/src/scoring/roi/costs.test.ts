import { describe, expect, it } from 'vitest';
import type { Task } from '../../facts/campaign.ts';
import type { Usd } from '../../units.ts';
import { costsOf } from './costs.ts';
import { gasTable } from './gas-table.ts';
import type { GasFees } from './inputs.ts';
import { priceBook } from './prices.ts';
import { at } from './testing/inputs.ts';

const fees: GasFees = new Map([['base', { usd: 0.05 as Usd, observedAt: at(-1), source: 'rpc' }]]);
const prices = priceBook([[{ symbol: 'ETH' }, { usd: 4_000 as Usd, observedAt: at(-1), source: 'api', stale: false }]]);
const task = (name: string, more: Partial<Task> = {}): Task => ({ id: name, name, ...more });
const of = (tasks: Task[], more = {}) => costsOf({ tasks, chain: 'base', ...more }, fees, prices, at(0));

describe('network fees', () => {
  it('are one transaction a task on the chain, and one for a claim that costs gas', () => {
    const costs = of([task('Swap on X'), task('Bridge'), task('Stake', { optional: true }), task('Quiz')], { gas: 'gas' });
    expect(costs.gas).toEqual({ usd: 0.05 * 3, transactions: 3, chain: 'base', source: 'rpc', observedAt: at(-1) });
  });

  it('are nothing where nothing is on a chain, whatever the chain', () => {
    expect(of([task('Follow on X')], { gas: 'gasless', chain: 'gravity' }).gas).toEqual({ usd: 0, transactions: 0 });
  });

  it('are not known, rather than nothing, on a chain without a fee', () => {
    expect(of([], { gas: 'gas', chain: 'gravity' }).gas).toBeUndefined();
    expect(costsOf({ gas: 'gas' }, fees, prices, at(0)).gas).toBeUndefined();
  });

  it('come from a table with source and date until an RPC says better', () => {
    expect(gasTable.get('arbitrum')).toEqual({ usd: Math.sqrt(0.05 * 0.25), observedAt: Date.UTC(2026, 2, 4), source: 'table' });
    expect(gasTable.get('matic')).toEqual(gasTable.get('polygon'));
    expect(gasTable.has('gravity')).toBe(false);
  });
});

describe('deposits', () => {
  it.each([
    ['Deposit at least 0.1 ETH', { amount: '0.1', symbol: 'ETH', usd: 400 }],
    ['Hold 1,500 USDC', { amount: '1500', symbol: 'USDC', usd: 1_500 }],
    ['Stake over $50 in the vault', { amount: '50', symbol: 'USD', usd: 50 }],
    ['Bridge 3 OBSCURE', { amount: '3', symbol: 'OBSCURE' }],
  ])('are read from "%s"', (name, expected) => {
    expect(of([task(name)]).deposits).toEqual([{ ...expected, task: name }]);
  });

  it.each(['Hold 3 badges', 'Stake', 'Swap 5 times', 'Read how to earn 40 USDC'])('are not seen in "%s"', (name) => {
    expect(of([task(name)]).deposits).toEqual([]);
  });

  it('are not asked for by optional tasks', () => {
    expect(of([task('Deposit 0.1 ETH', { optional: true })]).deposits).toEqual([]);
  });
});

describe('costs of another kind', () => {
  it('name identity and face checks that are required', () => {
    expect(of([task('Complete KYC')]).identity).toEqual(['kyc']);
    expect(of([task('Verify', { type: 'passport_face_check' })]).identity).toEqual(['kyc', 'face']);
    expect(of([task('Pass the liveness check')]).identity).toEqual(['face']);
    expect(of([task('Complete KYC with a selfie', { optional: true })]).identity).toEqual([]);
    expect(of([task('Surface tension quiz')]).identity).toEqual([]);
  });
});
