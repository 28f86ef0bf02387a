import type { Task } from '../../facts/campaign.ts';
import type { FieldsOf } from '../../facts/observation.ts';

export const asksMethodology =
  "Read from the platform's own task types, and from the words of a task's name where the type says nothing. What a task asks beyond its name cannot be seen from here.";

/** What a campaign can ask of a person, in the order in which people weigh it. */
export const askKinds = [
  'kyc',
  'gas',
  'on-chain',
  'holdings',
  'email',
  'x',
  'discord',
  'telegram',
  'github',
  'video',
  'quiz',
  'survey',
  'referral',
  'vote',
  'visit',
  'follow-space',
] as const;
export type AskKind = (typeof askKinds)[number];

export interface Ask {
  readonly kind: AskKind;
  /** Tasks that must be done. For `gas` it is 0: the fee is the claim's, not a task's. */
  readonly required: number;
  readonly optional: number;
}

export interface Asks {
  /** In the order of {@link askKinds}; kinds that are not asked for are left out. */
  readonly list: readonly Ask[];
  /** Tasks whose kind can not be told from type or name. */
  readonly unclear: number;
}

/**
 * What a campaign asks for, from its tasks and whether claiming costs gas.
 * A task that names several things ("Follow on X and join Discord") counts for each.
 * @returns `undefined` when neither is known.
 */
export function asksOf(tasks: readonly Task[] | undefined, gas: FieldsOf<'campaign'>['gas']): Asks | undefined {
  if (tasks === undefined && gas === undefined) return undefined;
  const found = (tasks ?? []).map((task) => ({ kinds: kindsOf(task), optional: task.optional === true }));
  const list = askKinds.flatMap((kind): Ask[] => {
    const asking = found.filter(({ kinds }) => kinds.includes(kind));
    if (asking.length === 0 && !(kind === 'gas' && gas === 'gas')) return [];
    const optional = asking.filter((task) => task.optional).length;
    return [{ kind, required: asking.length - optional, optional }];
  });
  return { list, unclear: found.filter(({ kinds }) => kinds.length === 0).length };
}

/** Galxe's credential sources and the plain words other platforms use, as beginnings of a type. */
const byType: readonly (readonly [RegExp, AskKind])[] = [
  [/^(twitter|x_|x$)/, 'x'],
  [/^discord/, 'discord'],
  [/^(join_)?telegram/, 'telegram'],
  [/^github/, 'github'],
  [/^(watch_youtube|youtube|watch|video)/, 'video'],
  [/^(quiz|prediction)/, 'quiz'],
  [/^survey/, 'survey'],
  [/^(campaign_referral|referral|invite)/, 'referral'],
  [/^(snapshot_org|snapshot|vote)/, 'vote'],
  [/^(visit_link|visit|link|open)/, 'visit'],
  [/^(space_users|space_follower)/, 'follow-space'],
  [/^(dynamic_)?(contract|campaign)_nft_holder|^(wallet_balance|token_balance|nft_holder|balance)/, 'holdings'],
  [/^(email|e-mail)/, 'email'],
  [/^(kyc|passport|worldcoin|world_id|gitcoin_?passport|humanity|proof_of_(humanity|personhood))/, 'kyc'],
  [/^(subgraph|onchain|on_chain|transaction|swap|bridge|stake|mint|deposit|contract)/, 'on-chain'],
];

/** For types that name only where a task is checked (rest, graphql, csv, api) or nothing at all. */
const byName: readonly (readonly [RegExp, AskKind])[] = [
  [/\b(kyc|passport|world ?id|worldcoin|proof of (humanity|personhood)|identity verification|verify (your )?identity)\b/i, 'kyc'],
  [/\b(swap|bridge|stake|staking|deposit|provide liquidity|lend|borrow|transaction|trade|mint|on-?chain)\b/i, 'on-chain'],
  [/\b(hold|holder|holding|own (an?|the) .*nft|balance of)\b/i, 'holdings'],
  [/\b(e-?mail|newsletter)\b/i, 'email'],
  [/\b(twitter|tweet|retweet|repost|on x|x account|x post|x space)\b/i, 'x'],
  [/\bdiscord\b/i, 'discord'],
  [/\btelegram\b/i, 'telegram'],
  [/\bgithub\b/i, 'github'],
  [/\b(youtube|watch (the|a|our) .*video)\b/i, 'video'],
  [/\bquiz(zes)?\b/i, 'quiz'],
  [/\b(survey|questionnaire|feedback form)\b/i, 'survey'],
  [/\b(refer|referral|invite)\b/i, 'referral'],
  [/\b(vote|snapshot)\b/i, 'vote'],
  [/^(visit|read|open|check out|explore)\b/i, 'visit'],
];

function kindsOf({ type, name }: Task): readonly AskKind[] {
  const typed = type === undefined ? undefined : byType.find(([pattern]) => pattern.test(type));
  if (typed) return [typed[1]];
  return name === undefined ? [] : byName.flatMap(([pattern, kind]) => (pattern.test(name) ? [kind] : []));
}
