import { describe, expect, it } from 'vitest';
import { joinedRewards } from './joined-rewards.ts';
import { one, readJson } from './testing/read.ts';

const token = { userTokenAmount: '20', tokenDecimal: '1', tokenSymbol: 'GEM', tokenAddress: '0x1' };
const seen = (...sightings: object[]) =>
  one(
    readJson({ data: { lists: sightings.map((said) => ({ __typename: 'Campaign', id: 'GCaaaaaaa1', name: 'x', ...said })) } }),
    'campaign',
    'GCaaaaaaa1',
  ).rewards;

describe('the rewards of a campaign that one payload shows twice', () => {
  const gem = { kind: 'token', amountPerWinner: '2', symbol: 'GEM', tokenAddress: '0x1' };
  const role = { kind: 'role', name: 'Keeper' };
  const rewardInfo = { discordRole: { roleName: 'Keeper' } };

  it.each([
    { why: 'a smaller object comes later', sightings: [{ tokenReward: token, rewardInfo }, { tokenReward: token }] },
    { why: 'a smaller object comes first', sightings: [{ tokenReward: token }, { tokenReward: token, rewardInfo }] },
    { why: 'each has another', sightings: [{ rewardInfo }, { tokenReward: token }] },
    { why: 'the later one is empty', sightings: [{ tokenReward: token, rewardInfo }, { tokenReward: { userTokenAmount: '' } }] },
  ])('are all there when $why', ({ sightings }) => {
    expect(seen(...sightings)).toEqual([gem, role]);
  });

  it('follow the later words about the same reward', () => {
    expect(seen({ tokenReward: token }, { tokenReward: { ...token, userTokenAmount: '30' } })).toEqual([{ ...gem, amountPerWinner: '3' }]);
    expect(joinedRewards([{ kind: 'role', name: 'Keeper' }], [{ kind: 'role' }])).toEqual([role]);
  });

  it('keep apart what is sure and what is luck', () => {
    const [sure, luck] = [
      { kind: 'token', symbol: 'GEM', amountPerWinner: '2' },
      { kind: 'token', symbol: 'GEM', amountMax: '9' },
    ] as const;
    expect(joinedRewards([luck], [sure])).toEqual([sure, luck]);
  });
});

it.each([
  { why: 'named', said: { type: 'Oat' }, rewards: [{ kind: 'oat' }] },
  { why: 'a stub', said: { type: 'Oat', name: undefined }, rewards: undefined },
])('takes an OAT campaign that is $why for one that gives $rewards', ({ said, rewards }) => {
  expect(seen(said)).toEqual(rewards);
});
