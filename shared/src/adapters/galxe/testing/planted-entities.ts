import type { Dice } from '../../../testing/dice.ts';

/** An entity as Galxe would write it, and what has to be read from it. `key` is undefined for one that must not be found. */
export interface Planted {
  readonly json: Record<string, unknown>;
  readonly found: { readonly key: string; readonly fields: Record<string, unknown> }[];
}

type Choice = readonly [json: unknown, fields: unknown];

export function plantSpace(dice: Dice): Planted {
  const id = String(dice.whole(1e9, 9e11)); // wide enough that no two are the same
  const followers = dice.whole(0, 2_000_000);
  const symbol = dice.word(4);
  const account = dice.word(9);
  const choices: Record<string, { field?: string; options: readonly [Choice, ...Choice[]] }> = {
    name: { options: [same(`Space ${dice.word(5)} ✦`), [null, undefined], [7, undefined]] },
    alias: { options: [same(`${dice.word(6)}.${dice.word(3)}`)] },
    isVerified: { field: 'verified', options: [same(true), same(false), [null, undefined], ['yes', undefined]] },
    followersCount: { field: 'followers', options: [same(followers), [String(followers), followers], [null, undefined], [-1, undefined]] },
    categories: { options: [same(['DeFi', 'Gaming']), [[], undefined], [null, undefined]] },
    twitterUserName: { field: 'xHandle', options: [same(account), ['', undefined], [null, undefined]] },
    token: {
      field: 'tokenSymbol',
      options: [
        [`{"id":1,"symbol":"${symbol}"}`, symbol],
        ['', undefined],
        ['{broken', undefined],
      ],
    },
    tgeInfo: {
      field: 'tgeStatus',
      options: [
        [{ __typename: 'TgeInfo', status: 'Presale' }, 'presale'],
        [null, undefined],
      ],
    },
    followersRank: { field: '', options: [same('999+')] },
  };
  return planted(dice, 'Space', 'space', id, choices);
}

export function plantCampaign(dice: Dice, space: Planted | undefined, over: { startsAt: number; endsAt: number }): Planted {
  const id = `GC${dice.word(8)}`;
  const participants = dice.whole(0, 500_000);
  const cap = dice.whole(1, 10_000);
  const whole = dice.whole(1, 999);
  const decimals = dice.whole(1, 18);
  const token = (userTokenAmount: string, tokenDecimal: unknown, tokenSymbol = 'USDT') => ({
    __typename: 'TokenReward',
    userTokenAmount,
    tokenAddress: '0xabc',
    tokenDecimal,
    tokenSymbol,
  });
  const reward = { kind: 'token', amountPerWinner: `${whole}.5`, symbol: 'USDT', tokenAddress: '0xabc', chain: 'base' };
  const units = `${whole}5${'0'.repeat(decimals - 1)}`;
  const task = { id: String(dice.whole(1, 1e9)), name: dice.word(8), type: 'visit_link' };
  const cred = { __typename: 'Cred', id: task.id, name: task.name, credSource: 'VISIT_LINK', credType: 'NONE' };
  const choices: Record<string, { field?: string; options: readonly [Choice, ...Choice[]] }> = {
    name: { options: [same(`Quest｜${dice.word(6)} 🚀`), ['', undefined], [{ text: 'x' }, undefined]] },
    description: { options: [same('**Do** it.\nTwice.'), ['', undefined], [null, undefined]] },
    type: {
      options: [
        ['Token', 'token'],
        ['Parent', 'parent'],
        ['NewType', 'newtype'],
      ],
    },
    chain: { field: 'chain', options: [['BASE', 'base']] },
    cap: { field: 'winnersCap', options: [same(cap), [String(cap), cap], [0, null], [-1, null], [null, undefined], [true, undefined]] },
    loyaltyPoints: { field: 'points', options: [same(0), same(whole), [`${whole}`, whole], [null, undefined]] },
    recurringType: {
      field: 'recurring',
      options: [
        ['ONCE', false],
        ['DAILY', true],
        ['', undefined],
      ],
    },
    gasType: {
      field: 'gas',
      options: [
        ['Gasless', 'gasless'],
        ['Gas', 'gas'],
        ['Sponsored', undefined],
      ],
    },
    distributionType: {
      field: 'distribution',
      options: [
        ['FCFS', 'fcfs'],
        ['RAFFLE', 'raffle'],
        [null, undefined],
      ],
    },
    claimEndTime: { field: 'claimEndsAt', options: [same(null), [over.endsAt, over.endsAt * 1000], ['soon', undefined]] },
    participants: {
      options: [
        [{ __typename: 'CampaignParticipant', participantsCount: participants }, participants],
        [{ __typename: 'CampaignParticipant', participantsCount: String(participants) }, participants],
        [null, undefined],
        [{ __typename: 'CampaignParticipant', participantsCount: null }, undefined],
      ],
    },
    tokenReward: {
      field: 'rewards',
      options: [
        [token(units, String(decimals)), [reward]],
        [token(units, decimals), [reward]],
        [token(units, ''), [without(reward, 'amountPerWinner')]],
        [token('', '', ''), undefined],
        [token('0', '0', '0'), undefined],
        [null, undefined],
      ],
    },
    taskConfig: {
      field: 'tasks',
      options: [
        [{ __typename: 'TaskConfig', rewardConfigs: [{ conditions: [{ cred }, { cred }, { cred: null }], rewards: [] }] }, [task]],
        [null, undefined],
      ],
    },
    boost: { field: '', options: [same({ __typename: 'CampaignBoost', golden: 30 })] },
    gamification: { field: '', options: [same({ __typename: 'Gamification', id, type: 'Token' })] },
    createdAt: { field: '', options: [same('2026-06-30T07:54:22Z')] },
  };
  const result = planted(dice, 'Campaign', 'campaign', id, { ...choices, ...timing(dice, over) });
  const [own] = result.found;
  if (own === undefined) return result;
  if (own.fields.rewards !== undefined && result.json.chain === undefined)
    delete (own.fields.rewards as Record<string, unknown>[])[0]?.chain;
  if (space?.json.alias !== undefined && typeof space.json.id === 'string' && dice.chance(0.8)) {
    result.json.space = space.json;
    own.fields.spaceId = space.json.id;
    own.fields.url = `https://app.galxe.com/quest/${space.json.alias}/${id}`;
    return { json: result.json, found: [own, ...space.found] };
  }
  return result;
}

export function plantRow(dice: Dice, spaceId: string): Planted {
  const subjectId = dice.word(22);
  const name = dice.pick([`user_${dice.word(6)}`, subjectId, '']);
  const rank = dice.whole(1, 9_000);
  const points = dice.whole(0, 90_000);
  const boardId = `points:${spaceId}`;
  const handle = name === subjectId || name === '' ? {} : { handle: name };
  const address = { __typename: 'Address', id: subjectId, username: name, avatar: '', address: '0x1', email: 'secret@mail.example' };
  return {
    json: {
      __typename: 'LoyaltyPointsRank',
      id: `lbrank-${subjectId}-${spaceId}`,
      rank: dice.pick<unknown>([rank, String(rank)]),
      points,
      address,
      space: { __typename: 'Space', name: 'x' },
    },
    found: [
      { key: `board-entry ${boardId}:${subjectId}`, fields: { boardId, subjectId, rank, score: points, ...handle } },
      ...(name === subjectId || name === '' ? [] : [{ key: `profile ${subjectId}`, fields: handle }]),
    ],
  };
}

/** Things that look like entities and are none, or have no usable id. */
export function plantDecoy(dice: Dice): Planted {
  const id = `GC${dice.word(8)}`;
  const json = dice.pick<Record<string, unknown>>([
    { __typename: 'Campaign', id: dice.pick<unknown>([null, '', {}, [], true, 1.5]), name: 'Without id' },
    { __typename: 'CampaignTemplate', id, name: 'Another type' },
    { __typename: 'Cred', id, name: 'A credential', type: 'Token' },
    { __typename: null, id, name: 'No type' },
    { id, name: 'Looks like one', type: 'Token', cap: 5 },
    { text: JSON.stringify({ __typename: 'Campaign', id, name: 'Inside a text' }) },
    { __proto__: null, constructor: { __typename: 'Spaceship', id }, hasOwnProperty: 1 },
    { __typename: 'Space', name: 'A space without id' },
  ]);
  return { json, found: [] };
}

function timing(dice: Dice, { startsAt, endsAt }: { startsAt: number; endsAt: number }) {
  const isOver = dice.chance(0.3);
  const end: Choice = isOver ? [startsAt + 60, (startsAt + 60) * 1000] : dice.pick<Choice>([same(null), [endsAt, endsAt * 1000]]);
  const status: Choice = isOver
    ? ['Active', 'ended']
    : dice.pick<Choice>([
        ['Active', 'active'],
        ['CapReached', 'capped'],
        ['NotStarted', 'upcoming'],
      ]);
  return {
    startTime: { field: 'startsAt', options: [[startsAt, startsAt * 1000]] as const, always: true },
    endTime: { field: 'endsAt', options: [end] as const, always: true },
    status: { options: [status] as const, always: true },
  };
}

/** Fields in any order, some left out, some broken; what is left out or broken must not be read. */
function planted(
  dice: Dice,
  typename: string,
  kind: string,
  id: string,
  choices: Record<string, { field?: string; always?: boolean; options: readonly [Choice, ...Choice[]] }>,
): Planted {
  const json: Record<string, unknown> = {};
  const fields: Record<string, unknown> = {};
  const names = dice.shuffled(['__typename', 'id', `new${dice.word(5)}`, ...Object.keys(choices)]);
  for (const name of names) {
    const choice = choices[name];
    if (name === '__typename') json[name] = typename;
    else if (name === 'id') json[name] = id;
    else if (choice === undefined) json[name] = dice.pick<unknown>([1, null, 'x', { a: [{}] }]);
    else if (choice.always || dice.chance(0.85)) {
      const [written, read] = dice.pick<Choice>(dice.chance(0.7) ? [choice.options[0]] : choice.options);
      json[name] = written;
      if (read !== undefined && choice.field !== '') fields[choice.field ?? name] = read;
    }
  }
  return { json, found: Object.keys(fields).length > 0 ? [{ key: `${kind} ${id}`, fields }] : [] };
}

const same = (value: unknown): Choice => [value, value];

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = value;
  return rest;
}
