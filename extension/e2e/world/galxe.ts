import { handleName, projectName, questName, ticker } from './names.ts';
import { type Random, seeded } from './random.ts';

export interface GalxeSpace {
  readonly id: string;
  readonly alias: string;
  readonly name: string;
  readonly verified: boolean;
  readonly followers: number;
  readonly categories: readonly string[];
  readonly xHandle: string;
  readonly symbol: string;
  readonly tge: string;
  readonly ranks: readonly { readonly id: string; readonly handle: string; readonly rank: number; readonly points: number }[];
}

export type GalxeType = 'Token' | 'Oat' | 'Points' | 'DiscordRole' | 'Parent' | 'Bounty' | 'Drop';

/** What the platform itself would know of a campaign, in its own units: seconds, base units, enum words. */
export interface GalxeCampaign {
  readonly id: string;
  readonly numberId: number;
  readonly space: GalxeSpace;
  readonly name: string;
  readonly type: GalxeType;
  readonly status: 'Active' | 'NotStarted' | 'Expired' | 'CapReached';
  readonly startTime: number;
  readonly endTime: number | null;
  readonly claimEndTime: number | null;
  readonly participants: number;
  readonly cap: number;
  readonly chain: string;
  readonly gasType: 'Gas' | 'Gasless';
  readonly recurringType: 'ONCE' | 'DAILY';
  readonly distributionType: 'FCFS' | 'RAFFLE';
  readonly loyaltyPoints: number;
  readonly token: { amount: string; decimals: number; symbol: string; address: string } | undefined;
  readonly role: string | undefined;
  readonly tasks: readonly { id: string; name: string; source: string }[];
  readonly children: readonly GalxeCampaign[];
  readonly parentId: string | undefined;
  readonly picture: string;
}

export interface GalxeWorld {
  readonly spaces: readonly GalxeSpace[];
  /** Every campaign, children included. */
  readonly campaigns: readonly GalxeCampaign[];
}

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const hex = '0123456789abcdef';
const day = 86_400;
const sources = ['VISIT_LINK', 'TWITTER_FOLLOW', 'QUIZ', 'DISCORD_MEMBER', 'SUBGRAPH', 'WALLET_BALANCE', 'JOIN_TELEGRAM'] as const;
const sourceNames: Record<(typeof sources)[number], string> = {
  VISIT_LINK: 'Visit the announcement',
  TWITTER_FOLLOW: 'Follow the project on X',
  QUIZ: 'Pass the short quiz',
  DISCORD_MEMBER: 'Join the Discord server',
  SUBGRAPH: 'Swap at least once on the testnet',
  WALLET_BALANCE: 'Hold 0.01 ETH on the network',
  JOIN_TELEGRAM: 'Join the Telegram channel',
};

/** @param now Seconds; every time in the world is placed around it. */
export function galxeWorld(seed: number, now: number, size: { spaces: number; campaigns: number; ranks: number }): GalxeWorld {
  const random = seeded(seed, 'galxe');
  const spaces = Array.from({ length: size.spaces }, (_, index) => makeSpace(random, index, size.ranks));
  const campaigns: GalxeCampaign[] = [];
  while (campaigns.length < size.campaigns) {
    const space = spaces[random.int(0, spaces.length - 1)];
    if (!space) break;
    const campaign = makeCampaign(random, space, now);
    campaigns.push(campaign, ...campaign.children);
  }
  return { spaces, campaigns };
}

function makeSpace(random: Random, index: number, ranks: number): GalxeSpace {
  const name = projectName(random);
  let points = random.int(40_000, 90_000);
  let rank = 0;
  return {
    id: String(80_000 + index),
    // Some aliases are random ids, some hold dots: readers must key on the id.
    alias: random.chance(0.1) ? random.text(22, base58) : random.chance(0.1) ? `${name}.xyz${index}` : `${name}${index}`,
    name,
    verified: random.chance(0.7),
    followers: random.longTail(300, 400_000),
    categories: random.chance(0.5) ? ['DeFi', 'Infrastructure'] : ['Gaming'],
    xHandle: `${name}${index}`.slice(0, 15),
    symbol: ticker(name),
    tge: random.pick(['UnSpecified', 'Presale', 'TokenReleased']),
    ranks: Array.from({ length: ranks }, (_, place) => {
      const tie = place > 0 && random.chance(0.15); // ties share a rank
      if (!tie) {
        rank = place + 1;
        points -= random.int(1, 60);
      }
      return { id: random.text(22, base58), handle: handleName(random), rank, points };
    }),
  };
}

function makeCampaign(random: Random, space: GalxeSpace, now: number, parentId?: string): GalxeCampaign {
  const types = ['Token', 'Token', 'Token', 'Oat', 'Points', 'Points', 'DiscordRole', 'Bounty', 'Drop', 'Parent'] as const;
  const drawn = random.pick(types);
  const type: GalxeType = parentId && drawn === 'Parent' ? 'Points' : drawn;
  const id = `GC${random.text(8, base58)}`;
  const status = random.pick(['Active', 'Active', 'Active', 'Active', 'Active', 'NotStarted', 'Expired', 'CapReached'] as const);
  const startTime = status === 'NotStarted' ? now + random.int(1, 9) * day : now - random.int(2, 60) * day;
  const endless = status !== 'Expired' && random.chance(0.15);
  const endTime = endless ? null : status === 'Expired' ? now - random.int(1, 30) * 3_600 : now + random.int(10, 40) * day;
  const raffle = random.chance(0.5);
  const cap = type === 'Token' ? random.int(5, 2_000) : random.chance(0.3) ? random.int(100, 20_000) : 0;
  const participants = status === 'NotStarted' ? 0 : random.longTail(3, 140_000);
  return {
    id,
    numberId: 300_000 + random.int(0, 99_999),
    space,
    name: questName(random, space.name),
    type,
    status,
    startTime,
    endTime,
    claimEndTime: endTime === null || random.chance(0.5) ? null : endTime + 7 * day,
    // A draw may have more participants than winners; first come first served is over when the places are.
    participants: raffle || cap === 0 ? participants : status === 'CapReached' ? cap : Math.min(participants, Math.round(cap * 0.9)),
    cap,
    chain: random.pick(['ETHEREUM', 'BASE', 'ARBITRUM', 'GRAVITY_ALPHA', 'BSC', 'LINEA']),
    gasType: random.chance(0.7) ? 'Gasless' : 'Gas',
    recurringType: random.chance(0.2) ? 'DAILY' : 'ONCE',
    distributionType: raffle ? 'RAFFLE' : 'FCFS',
    loyaltyPoints: type === 'Points' ? random.int(1, 60) * 5 : type === 'Token' && random.chance(0.4) ? 100 : 0,
    token: type === 'Token' ? makeToken(random, space) : undefined,
    role: type === 'DiscordRole' ? random.pick(['Raider', 'Early Bird', 'Verified Tester']) : undefined,
    tasks: makeTasks(random),
    children: type === 'Parent' ? Array.from({ length: random.int(2, 4) }, () => makeCampaign(random, space, now, id)) : [],
    parentId,
    picture: `https://cdn-2.galxe.com/galaxy/images/${random.text(24, hex)}.png`,
  };
}

function makeToken(random: Random, space: GalxeSpace) {
  const address = `0x${random.text(40, hex)}`;
  const stable = random.pick(['USDT', 'USDC', 'own'] as const);
  if (stable === 'own') return { amount: `${random.int(5, 900)}000000000000000000`, decimals: 18, symbol: space.symbol, address };
  return { amount: `${random.int(1, 100)}${random.pick(['000000', '500000'])}`, decimals: 6, symbol: stable, address };
}

function makeTasks(random: Random) {
  return Array.from({ length: random.int(1, 5) }, () => {
    const source = random.pick(sources);
    return { id: String(random.int(100_000_000, 999_999_999)), name: sourceNames[source], source };
  });
}
