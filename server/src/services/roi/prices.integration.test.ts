import type { EpochMs, Usd } from '@infofi-lens/shared/units';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { priceStore } from '../../stores/roi/price-store.ts';
import { type RpcMethod, startChainDouble } from '../../testing/chain-double.ts';
import { type CrowdWorld, crowdWorld, day, minute } from '../../testing/crowd-world.ts';
import { startPriceDouble } from '../../testing/price-double.ts';
import { collectFees } from './collect-fees.ts';
import { collectPrices } from './collect-prices.ts';
import { priceSource } from './price-source.ts';

const address = '0xABCdef0000000000000000000000000000000001';
const coin = `base:${address}`;
const token = (change: object) => ({ kind: 'token', symbol: 'TKN', amountPerWinner: '5', ...change });

let world: CrowdWorld;
let double: Awaited<ReturnType<typeof startPriceDouble>>;
let warnings: string[];
const log = { warn: (_: unknown, text: string) => warnings.push(text) };
beforeAll(async () => {
  world = await crowdWorld(4);
  const rewards = [
    token({ tokenAddress: address, chain: 'base' }),
    token({ symbol: 'USDC', tokenAddress: '0x2', chain: 'base' }),
    token({ symbol: 'NOWHERE', tokenAddress: '0x3', chain: 'a chain of its own' }),
    token({ symbol: 'NAME ONLY' }),
  ];
  await world.see([0, 1, 2, 3], ['A'], { rewards });
  await world.see([0], ['UNCONFIRMED'], { rewards: [token({ tokenAddress: '0x9', chain: 'base' })] });
  await world.settleAll();
});
afterAll(() => world.db.drop());
beforeEach(async () => {
  warnings = [];
  await world.db.sql`truncate token_prices, token_price_asks, token_price_days, chain_fees`;
  double = await startPriceDouble();
});
afterEach(() => double.stop());

const store = () => priceStore(world.db.sql);
const collect = (source = priceSource(double.url, world.now)) =>
  collectPrices({ store: store(), source, now: world.now, log: log as never });
const prices = () => store().prices(0 as EpochMs, 100);
const said = (price: number, change: object = {}) => ({ price, timestamp: world.now() / 1_000, confidence: 0.99, ...change });

describe('prices', () => {
  it('are asked for tokens that agreed campaigns name by address, and for those that fees are paid in; for nothing else', async () => {
    double.coins({ [coin]: said(0.5), 'coingecko:ethereum': said(2_000) });
    await collect();
    const asked = double.asked.flat();
    expect(asked).toContain(coin);
    expect(asked.filter((one) => !one.startsWith('coingecko:'))).toEqual([coin]);
    expect(await prices()).toEqual([
      { key: `base:${address.toLowerCase()}`, usd: 0.5, observedAt: world.now() },
      { key: 'symbol:ETH', usd: 2_000, observedAt: world.now() },
      { key: 'symbol:WETH', usd: 2_000, observedAt: world.now() },
    ]);
  });

  it('are asked again no sooner than after a quarter of an hour, known or not', async () => {
    await collect();
    const before = double.asked.length;
    world.pass(14 * minute);
    await collect();
    expect(double.asked).toHaveLength(before);
    world.pass(minute);
    await collect();
    expect(double.asked.length).toBeGreaterThan(before);
  });

  it.each([
    ['of nothing', { price: 0 }],
    ['below nothing', { price: -1 }],
    ['that is no number', { price: '5' }],
    ['out of this world', { price: 1e12 }],
    ['the source itself doubts', { confidence: 0.3 }],
    ['of the future', { timestamp: 4_000_000_000 }],
    ['without a time', { timestamp: undefined }],
  ])('%s are left out, and the others are kept', async (_, change) => {
    double.coins({ [coin]: said(0.5, change), 'coingecko:solana': said(150) });
    await collect();
    expect((await prices()).map(({ key }) => key)).toEqual(['symbol:SOL']);
  });

  it.each([
    ['with an error', { status: 500, body: '{}' }],
    ['with something else', { body: '<html>' }],
    ['with another shape', { body: '{"data":[]}' }],
    ['with too much', { body: `{"coins":{},"x":"${'x'.repeat(2_097_152)}"}` }],
    ['by sending elsewhere', { status: 302, body: '' }],
  ])('stay what they were when the source answers %s', async (_, answer) => {
    double.coins({ [coin]: said(0.5) });
    await collect();
    world.pass(20 * minute);
    double.answers(answer);
    await collect();
    expect(warnings).toHaveLength(1);
    expect((await prices()).find(({ key }) => key.startsWith('base:'))?.usd).toBe(0.5);
  });

  it('are not asked of a source that failed three times in a row', async () => {
    double.answers({ status: 500, body: '' });
    const source = priceSource(double.url, world.now);
    for (let time = 0; time < 5; time++) await collect(source);
    expect(double.asked).toHaveLength(3);
    expect(warnings).toHaveLength(5);
  });

  it('of each day are kept for outcomes of that day', async () => {
    double.coins({ [coin]: said(0.5) });
    await collect();
    const first = Math.floor(world.now() / day);
    world.pass(day);
    double.coins({ [coin]: said(0.7) });
    await collect();
    const key = `base:${address.toLowerCase()}`;
    const found = await store().ofDays([first, first + 1, first + 2].map((one) => ({ key, day: one })));
    expect([...found.values()].sort()).toEqual([0.5, 0.7]);
  });
});

describe('fees', () => {
  const gwei = (many: number) => `0x${(many * 1e9).toString(16)}`;
  const node = (methods: Record<string, RpcMethod> = {}) =>
    startChainDouble({
      eth_chainId: () => '0x2105',
      eth_getBlockByNumber: () => ({
        number: '0x1',
        baseFeePerGas: gwei(1),
        transactions: [],
        timestamp: '0x1',
        gasLimit: '0x1',
        gasUsed: '0x0',
      }),
      eth_maxPriorityFeePerGas: () => gwei(0.5),
      ...methods,
    });
  const collectFrom = (url: string) => collectFees({ store: store(), rpcUrls: new Map([[8_453, url]]), now: world.now, log: log as never });
  const fees = () => store().fees(0 as EpochMs);
  const ether = () => store().keep([], [{ key: 'symbol:ETH', usd: 2_000 as Usd, observedAt: world.now() }], world.now());

  it('are what the base fee and the tip come to, at the price of what they are paid in', async () => {
    await ether();
    const chain = await node();
    await collectFrom(chain.url);
    await chain.stop();
    const [fee] = await fees();
    expect(fee).toMatchObject({ chain: 'base', observedAt: world.now() });
    expect(fee?.usd).toBeCloseTo(1.5e-9 * 80_000 * 2_000, 9);
  });

  it('are not known without a price of what they are paid in, nor from a node of another chain', async () => {
    const chain = await node();
    await collectFrom(chain.url);
    expect(await fees()).toEqual([]);
    await ether();
    const other = await node({ eth_chainId: () => '0x1' });
    await collectFrom(other.url);
    expect(await fees()).toEqual([]);
    expect(warnings).toHaveLength(1);
    await Promise.all([chain.stop(), other.stop()]);
  });

  it('of a chain without a base fee are its gas price', async () => {
    await ether();
    const chain = await node({
      eth_getBlockByNumber: () => ({ number: '0x1', transactions: [], timestamp: '0x1', gasLimit: '0x1', gasUsed: '0x0' }),
      eth_gasPrice: () => gwei(3),
    });
    await collectFrom(chain.url);
    await chain.stop();
    expect((await fees())[0]?.usd).toBeCloseTo(3e-9 * 80_000 * 2_000, 9);
  });
});
