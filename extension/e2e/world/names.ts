import type { Random } from './random.ts';

/** Invented words only: no name in the test world belongs to a project or a person. */
const stems = [
  'Lum',
  'Vel',
  'Kest',
  'Orb',
  'Tarn',
  'Myr',
  'Zeph',
  'Quill',
  'Drift',
  'Halo',
  'Nim',
  'Cinder',
  'Fjord',
  'Opal',
  'Rune',
] as const;
const tails = ['ora', 'ix', 'ade', 'wave', 'chain', 'fi', 'net', 'dex', 'lane', 'vault', 'forge', 'port', 'mint', 'pool', 'grid'] as const;
const deeds = [
  'Bridge and Hold',
  'First Swap',
  'Testnet Marathon',
  'Community Night',
  'Liquidity Season',
  'Early Voices',
  'Stake and Stay',
  'Weekly Check-in',
  'Genesis Trail',
  'Explorer Pass',
  'Governance Sprint',
  'Summer Quest',
] as const;
const people = [
  'ada',
  'bram',
  'cleo',
  'dane',
  'elif',
  'finn',
  'gaia',
  'hugo',
  'iris',
  'juno',
  'kofi',
  'lena',
  'milo',
  'nora',
  'otto',
] as const;
const trades = ['onchain', 'reads', 'builds', 'farms', 'notes', 'alpha', 'data', 'plays', 'labs', 'dao', 'x', 'xyz'] as const;
const marks = ['', '', '', '', ' & Friends', ' – Season 2', ' | Part II', ' (v2)'] as const;

export const projectName = (random: Random) => `${random.pick(stems)}${random.pick(tails)}`;
export const questName = (random: Random, project: string) => `${project}: ${random.pick(deeds)}${random.pick(marks)}`;
export const handleName = (random: Random) => `${random.pick(people)}_${random.pick(trades)}${random.int(1, 9_999)}`.slice(0, 15);
export const personName = (random: Random) => {
  const name = random.pick(people);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${random.pick(stems)}${random.chance(0.2) ? '.eth' : ''}`;
};
/** Upper case, like a ticker, from a name. */
export const ticker = (name: string) =>
  name
    .replace(/[^a-z]/gi, '')
    .slice(0, 5)
    .toUpperCase();
export const slugOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const sentences = [
  'Finish the steps and claim before the end.',
  'Shipping week: the new bridge is live, fees are down by half.',
  'Reading the mindshare boards so you do not have to.',
  'A thread on how points turned out last season.',
  'Slow markets are for building.',
  'gm. What is everyone doing with their idle stables?',
  'Our testnet passed a million transactions & counting.',
  'Unpopular opinion: quests reward patience, not speed.',
] as const;
export const sentence = (random: Random) => random.pick(sentences);
