/** A chain as platforms, price sources and nodes call it. */
export interface Chain {
  /** EIP-155 id; `undefined` for chains of another family. */
  readonly id?: number;
  /** The platforms' words, lower case. */
  readonly names: readonly string[];
  /** The word in DefiLlama's coin ids. */
  readonly llama: string;
  /** The token that fees are paid in: its symbols as rewards name them, and its id at the price source. */
  readonly native: { readonly symbols: readonly string[]; readonly coin: string };
}

const ether = { symbols: ['ETH', 'WETH'], coin: 'coingecko:ethereum' } as const;

/** @see https://coins.llama.fi and https://chainlist.org */
export const chains: readonly Chain[] = [
  { id: 1, names: ['ethereum', 'eth', 'mainnet'], llama: 'ethereum', native: ether },
  { id: 56, names: ['bsc', 'bnb', 'bnb chain'], llama: 'bsc', native: { symbols: ['BNB', 'WBNB'], coin: 'coingecko:binancecoin' } },
  {
    id: 137,
    names: ['matic', 'polygon'],
    llama: 'polygon',
    native: { symbols: ['POL', 'MATIC'], coin: 'coingecko:polygon-ecosystem-token' },
  },
  { id: 42_161, names: ['arbitrum', 'arbitrum one'], llama: 'arbitrum', native: ether },
  { id: 10, names: ['optimism', 'op mainnet'], llama: 'optimism', native: ether },
  { id: 8_453, names: ['base'], llama: 'base', native: ether },
  { id: 59_144, names: ['linea'], llama: 'linea', native: ether },
  { id: 534_352, names: ['scroll'], llama: 'scroll', native: ether },
  { id: 324, names: ['zksync', 'zksync era', 'zksync_era'], llama: 'era', native: ether },
  { id: 43_114, names: ['avalanche', 'avax'], llama: 'avax', native: { symbols: ['AVAX', 'WAVAX'], coin: 'coingecko:avalanche-2' } },
  { names: ['solana'], llama: 'solana', native: { symbols: ['SOL'], coin: 'coingecko:solana' } },
];

export const chainNamed = (name: string): Chain | undefined => chains.find(({ names }) => names.includes(name));
