import type { GalxeCampaign, GalxeSpace } from './galxe.ts';
import { known, type Truth } from './truth.ts';

/** A campaign or space as one payload holds it, beside what a reader should get from exactly that. */
export interface Part {
  readonly json: Record<string, unknown>;
  readonly truths: readonly Truth[];
}

const ms = (seconds: number) => seconds * 1_000;
const noToken = {
  __typename: 'TokenReward',
  userTokenAmount: '',
  tokenAddress: '',
  depositedTokenAmount: '',
  tokenDecimal: '',
  tokenLogo: '',
  tokenSymbol: '',
};

/** The card of the home page: neither status nor times. */
export function card(campaign: GalxeCampaign): Part {
  const owner = stub(campaign.space);
  const children = campaign.children.map(childStub);
  return {
    json: {
      __typename: 'Campaign',
      id: campaign.id,
      cap: campaign.cap,
      type: campaign.type,
      name: campaign.name,
      loyaltyPoints: campaign.loyaltyPoints,
      thumbnail: campaign.picture,
      chain: campaign.chain,
      recurringType: campaign.recurringType,
      inNewYearWatchList: false,
      boost: { __typename: 'CampaignBoost', golden: 30 },
      airdrop: null,
      childrenCampaigns: children.length > 0 ? children.map(({ json }) => json) : null,
      tokenRewardContract: campaign.token ? { __typename: 'TokenRewardContract', chain: campaign.chain } : null,
      tokenReward: tokenReward(campaign),
      space: owner.json,
      rewardInfo: { __typename: 'RewardInfo', luckBasedToken: null, discordRole: roleOf(campaign), airdrop: null },
      ...(campaign.type === 'Parent'
        ? {}
        : { participants: { __typename: 'CampaignParticipant', participantsCount: campaign.participants } }),
    },
    truths: [...owner.truths, ...children.flatMap(({ truths }) => truths), truth(campaign, cardFields(campaign))],
  };
}

/** The card of lists: with the platform's word for the state and the times. */
export function listed(campaign: GalxeCampaign): Part {
  const base = card(campaign);
  const times = { startTime: campaign.startTime, endTime: campaign.endTime, status: campaign.status, gasType: campaign.gasType };
  return {
    json: { ...base.json, numberID: campaign.numberId, ...times },
    truths: [...base.truths, truth(campaign, stateFields(campaign))],
  };
}

/** The whole campaign, as its own page asks for it. `taskConfig` supersedes `credentialGroups`, which is still filled. */
export function whole(campaign: GalxeCampaign, viewer?: { claimed: boolean }): Part {
  const base = listed(campaign);
  const conditions = campaign.tasks.map((task) => ({
    __typename: 'ExprEntity',
    cred: {
      __typename: 'Cred',
      id: task.id,
      name: task.name,
      credType: 'EVM_ADDRESS',
      credSource: task.source,
      referenceLink: '',
      description: '',
      dimensionConfig: '{"dimensions":[]}',
      lastUpdate: campaign.startTime,
      chain: campaign.chain,
      eligible: 0,
    },
    attrs: [],
    attrFormula: 'ALL',
    eligible: false,
    eligibleAddress: [],
  }));
  return {
    json: {
      ...base.json,
      claimEndTime: campaign.claimEndTime,
      description: describe(campaign),
      distributionType: campaign.distributionType,
      createdAt: new Date(ms(campaign.startTime)).toISOString(),
      isPrivate: false,
      formula: '',
      credentialGroups: [],
      parentCampaign: campaign.parentId ? { __typename: 'Campaign', id: campaign.parentId } : null,
      taskConfig: {
        __typename: 'TaskConfig',
        participateCondition: null,
        rewardConfigs: [
          {
            __typename: 'RewardConfig',
            conditions,
            conditionalFormula: '',
            rewards: campaign.type === 'Drop' ? [{ __typename: 'Reward', rewardType: 'NFT', rewardCount: 1 }] : [],
            eligible: false,
          },
        ],
      },
      whitelistInfo: { __typename: 'WhitelistInfo', address: '', maxCount: viewer ? 1 : -1, usedCount: viewer?.claimed ? 1 : 0 },
      nftTemplates: [],
      nftCore: null,
    },
    truths: [
      ...base.truths,
      truth(campaign, {
        description: describe(campaign),
        claimEndsAt: campaign.claimEndTime === null ? null : ms(campaign.claimEndTime),
        distribution: campaign.distributionType === 'FCFS' ? 'fcfs' : 'raffle',
        parentId: campaign.parentId,
        rewards: campaign.type === 'Drop' ? [{ kind: 'nft' }] : undefined,
        tasks: campaign.tasks.map((task) => ({ id: task.id, type: task.source.toLowerCase(), name: task.name })),
      }),
    ],
  };
}

/** A space as its own page holds it, with JSON inside strings as the platform has it. */
export function wholeSpace(space: GalxeSpace): Part {
  const base = stub(space);
  return {
    json: {
      ...base.json,
      status: 'Standard',
      info: `${space.name} builds in the open.`,
      followersCount: space.followers,
      followersRank: '999+',
      isFollowing: false,
      links: JSON.stringify({ Twitter: `https://x.com/${space.xHandle}` }),
      backers: '[]',
      token: JSON.stringify({ id: Number(space.id), symbol: space.symbol }),
      categories: space.categories,
      tagData: [],
      tgeInfo: { __typename: 'TgeInfo', status: space.tge, TgeTime: 0 },
      twitterUserName: space.xHandle,
      pointsLeaderboardVisible: true,
    },
    truths: [
      ...base.truths,
      {
        platform: 'galxe',
        kind: 'space',
        id: space.id,
        fields: {
          followers: space.followers,
          categories: [...space.categories],
          xHandle: space.xHandle,
          tokenSymbol: space.symbol,
          tgeStatus: space.tge.toLowerCase(),
        },
      },
    ],
  };
}

function stub(space: GalxeSpace): Part {
  return {
    json: {
      __typename: 'Space',
      id: space.id,
      name: space.name,
      thumbnail: `https://appeco.galxe.com/galxe/space/logo/${space.id}.png`,
      alias: space.alias,
      isVerified: space.verified,
    },
    truths: [
      { platform: 'galxe', kind: 'space', id: space.id, fields: { name: space.name, alias: space.alias, verified: space.verified } },
    ],
  };
}

/** Parts of a parent come trimmed. */
function childStub(child: GalxeCampaign): Part {
  return {
    json: { __typename: 'Campaign', id: child.id, type: child.type, boost: { __typename: 'CampaignBoost', golden: 0 } },
    truths: [truth(child, { type: child.type.toLowerCase(), parentId: child.parentId })],
  };
}

function truth(
  campaign: GalxeCampaign,
  fields: { [K in keyof Truth<'campaign'>['fields']]?: Truth<'campaign'>['fields'][K] | undefined },
): Truth<'campaign'> {
  return { platform: 'galxe', kind: 'campaign', id: campaign.id, fields: known(fields) };
}

function cardFields(campaign: GalxeCampaign) {
  return {
    name: campaign.name,
    type: campaign.type.toLowerCase(),
    url: `https://app.galxe.com/quest/${campaign.space.alias}/${campaign.id}`,
    imageUrl: campaign.picture,
    spaceId: campaign.space.id,
    chain: campaign.chain.toLowerCase(),
    recurring: campaign.recurringType !== 'ONCE',
    winnersCap: campaign.cap === 0 ? null : campaign.cap,
    participants: campaign.type === 'Parent' ? undefined : campaign.participants,
    points: campaign.loyaltyPoints,
    rewards: rewardsOf(campaign),
    childIds: campaign.children.length > 0 ? campaign.children.map(({ id }) => id) : undefined,
  };
}

const statusWords = { Active: 'active', NotStarted: 'upcoming', Expired: 'ended', CapReached: 'capped' } as const;

function stateFields(campaign: GalxeCampaign) {
  return {
    status: statusWords[campaign.status],
    startsAt: ms(campaign.startTime),
    endsAt: campaign.endTime === null ? null : ms(campaign.endTime),
    gas: campaign.gasType === 'Gas' ? ('gas' as const) : ('gasless' as const),
  };
}

function tokenReward({ token }: GalxeCampaign) {
  if (!token) return noToken;
  const { amount, address, decimals, symbol } = token;
  return { ...noToken, userTokenAmount: amount, tokenAddress: address, tokenDecimal: String(decimals), tokenSymbol: symbol };
}

function roleOf({ role }: GalxeCampaign) {
  return role ? { __typename: 'DiscordRole', guildId: '1', guildName: 'Guild', roleId: '2', roleName: role, inviteLink: '' } : null;
}

function rewardsOf(campaign: GalxeCampaign): Truth<'campaign'>['fields']['rewards'] {
  if (campaign.token) {
    const { amount, decimals, symbol, address } = campaign.token;
    return [
      { kind: 'token', amountPerWinner: shift(amount, decimals), symbol, tokenAddress: address, chain: campaign.chain.toLowerCase() },
    ];
  }
  if (campaign.role) return [{ kind: 'role', name: campaign.role }];
  if (campaign.type === 'Oat') return [{ kind: 'oat' }];
  return undefined;
}

/** Base units to the amount people read; the world only makes amounts with at most one digit after the point. */
function shift(amount: string, decimals: number): string {
  const whole = amount.slice(0, -decimals);
  const rest = amount.slice(-decimals).replace(/0+$/, '');
  return rest ? `${whole}.${rest}` : whole;
}

function describe(campaign: GalxeCampaign): string {
  return `Take part in **${campaign.space.name}**.\n\nFinish ${campaign.tasks.length} tasks & claim before the end.`;
}
