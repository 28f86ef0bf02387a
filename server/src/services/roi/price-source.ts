import type { EpochMs, Usd } from '@infofi-lens/shared/units';
import { usd } from '@infofi-lens/shared/units';
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll, TimeoutStrategy, timeout, wrap } from 'cockatiel';
import * as z from 'zod';

/** What a source says of one coin. */
export interface SourcePrice {
  readonly usd: Usd;
  readonly observedAt: EpochMs;
}
export interface PriceSource {
  /** Prices of as many of these coins as it knows. @throws when the source does not answer as it should, or is left alone for now. */
  ask(coins: readonly string[]): Promise<ReadonlyMap<string, SourcePrice>>;
}

const Answer = z.object({ coins: z.record(z.string(), z.unknown()) });
/** `timestamp` is in seconds. */
const Coin = z.object({
  price: z.number().positive().max(1e9),
  timestamp: z.number().positive(),
  confidence: z.number().min(0).max(1).optional(),
});

/** The source's own word on how sure it is: thin markets have prices that one trade makes. */
const leastConfidence = 0.8;
const answerWithinMs = 8_000;
const largestAnswer = 2_097_152;
const failuresInARow = 3;
const aloneForMs = 5 * 60_000;
/** Clocks differ a little. */
const aheadAtMost = 300_000;

/**
 * An API of the form of DefiLlama's coins: `{url}/{coin},{coin}` answers `{coins: {coin: {price, timestamp, confidence}}}`.
 * After three failures in a row it is left alone for five minutes.
 * @param url Without a slash at the end: `https://coins.llama.fi/prices/current`.
 */
export function priceSource(url: string, now: () => EpochMs): PriceSource {
  const breaker = circuitBreaker(handleAll, { halfOpenAfter: aloneForMs, breaker: new ConsecutiveBreaker(failuresInARow) });
  const policy = wrap(breaker, timeout(answerWithinMs, TimeoutStrategy.Aggressive));
  return {
    async ask(coins) {
      if (breaker.state === CircuitState.Isolated) return new Map();
      return policy.execute(async ({ signal }) => {
        const response = await fetch(`${url}/${coins.map(encodeURIComponent).join(',')}`, {
          signal,
          redirect: 'error',
          headers: { accept: 'application/json' },
        });
        if (!response.ok) throw new Error(`The price source answered with status ${response.status}.`);
        const text = await response.text();
        if (text.length > largestAnswer) throw new Error('The answer of the price source is too long.');
        return pricesIn(Answer.parse(JSON.parse(text)).coins, coins, now());
      });
    },
  };
}

/** One coin that is not as it should be costs only itself. */
function pricesIn(told: Record<string, unknown>, coins: readonly string[], now: EpochMs): Map<string, SourcePrice> {
  return new Map(
    coins.flatMap((coin) => {
      const parsed = Coin.safeParse(told[coin]);
      if (!parsed.success || (parsed.data.confidence ?? 1) < leastConfidence) return [];
      const observedAt = Math.trunc(parsed.data.timestamp * 1_000);
      const price = usd(parsed.data.price);
      if (price === undefined || observedAt > now + aheadAtMost) return [];
      return [[coin, { usd: price, observedAt: Math.min(observedAt, now) as EpochMs }] as const]; // a time, not after now
    }),
  );
}
