import { describe, expect, it } from 'vitest';
import type { Task } from '../../facts/campaign.ts';
import { asksOf } from './asks.ts';

const task = (type: string | undefined, name?: string, optional?: boolean): Task => ({
  id: '1',
  ...(type === undefined ? {} : { type }),
  ...(name === undefined ? {} : { name }),
  ...(optional === undefined ? {} : { optional }),
});
const kinds = (...tasks: Task[]) => asksOf(tasks, undefined)?.list.map(({ kind }) => kind);

describe('what a campaign asks for', () => {
  it.each([
    ['twitter_follow', 'x'],
    ['twitter_quote', 'x'],
    ['discord_member', 'discord'],
    ['join_telegram', 'telegram'],
    ['github_contributor', 'github'],
    ['watch_youtube', 'video'],
    ['visit_link', 'visit'],
    ['quiz', 'quiz'],
    ['survey', 'survey'],
    ['campaign_referral', 'referral'],
    ['snapshot_org', 'vote'],
    ['space_users', 'follow-space'],
    ['dynamic_contract_nft_holder', 'holdings'],
    ['wallet_balance', 'holdings'],
    ['email', 'email'],
    ['gitcoin_passport', 'kyc'],
    ['subgraph', 'on-chain'],
  ])('reads the type %s as %s', (type, kind) => {
    expect(kinds(task(type))).toEqual([kind]);
  });

  it.each([
    ['Swap at least $10 on the exchange', ['on-chain']],
    ['Complete KYC with Galxe Passport', ['kyc']],
    ['Subscribe to our newsletter by e-mail', ['email']],
    ['Follow @lumio on X and join our Discord', ['x', 'discord']],
    ['Invite three friends', ['referral']],
    ['Visit the docs', ['visit']],
  ])('reads the name "%s" where the type only says how it is checked', (name, expected) => {
    expect(kinds(task('rest', name))).toEqual(expected);
    expect(kinds(task(undefined, name))).toEqual(expected);
  });

  it('lets the type decide over the name', () => {
    expect(kinds(task('quiz', 'Quiz about our Discord'))).toEqual(['quiz']);
  });

  it('does not take a word inside another for an ask', () => {
    expect(kinds(task('rest', 'Discover the household of referees'))).toEqual([]);
  });

  it('counts required and optional tasks apart, and those it cannot tell', () => {
    const asks = asksOf([task('twitter_follow'), task('twitter_like', 'Like', true), task('rest', 'Be an early user')], 'gasless');
    expect(asks).toEqual({ list: [{ kind: 'x', required: 1, optional: 1 }], unclear: 1 });
  });

  it('names gas when claiming costs a fee, even when the tasks are unknown', () => {
    expect(asksOf(undefined, 'gas')).toEqual({ list: [{ kind: 'gas', required: 0, optional: 0 }], unclear: 0 });
    expect(asksOf(undefined, 'gasless')).toEqual({ list: [], unclear: 0 });
  });

  it('knows nothing when nothing was read, and asks nothing when there are no tasks', () => {
    expect(asksOf(undefined, undefined)).toBeUndefined();
    expect(asksOf([], undefined)).toEqual({ list: [], unclear: 0 });
  });

  it('lists the heaviest asks first', () => {
    expect(kinds(task('visit_link'), task('twitter_follow'), task('kyc'))).toEqual(['kyc', 'x', 'visit']);
  });
});
