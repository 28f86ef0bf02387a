/**
 * Symbols of tokens whose issuers peg them to one US dollar, upper case.
 * A symbol is what a page says, so a worthless namesake is possible: the token's address is shown beside the value.
 * @see https://defillama.com/stablecoins (pegType "peggedUSD")
 */
const dollarStablecoins: ReadonlySet<string> = new Set([
  'USDT',
  'USDC',
  'USDC.E',
  'DAI',
  'USDE',
  'USDS',
  'PYUSD',
  'FDUSD',
  'TUSD',
  'USDD',
  'GUSD',
  'USD1',
  'RLUSD',
  'USDT0',
]);

export const isDollarStablecoin = (symbol: string | undefined): boolean =>
  symbol !== undefined && dollarStablecoins.has(symbol.toUpperCase());
