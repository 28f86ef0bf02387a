import type { Decimal } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { rewardText, valueText } from './value-text.ts';

it.each([
  ['participants', 15_916, '15.9K'],
  ['mindshare', 0.0087, '0.87%'],
  ['mindshareDelta', -0.001, '−0.1 pp'],
  ['winnersCap', null, 'unlimited'],
  ['endsAt', null, 'no end'],
  ['recurring', true, 'yes'],
  ['status', 'active', 'active'],
  ['distribution', 'fcfs', 'first come, first served'],
  ['tgeStatus', 'tokenreleased', 'token is out'],
  ['tgeStatus', 'a new word', 'a new word'],
  ['tasks', [{ id: '1' }, { id: '2' }], '2'],
  ['rewards', [], 'none'],
  ['rank', undefined, 'unknown'],
])('writes the %s %j as %s', (name, value, text) => expect(valueText(name, value)).toBe(text));

it('writes a reward with its amount, or as what it is', () => {
  expect(rewardText({ kind: 'token', symbol: 'USDT', amountPerWinner: '20' as Decimal })).toBe('20 USDT');
  expect(rewardText({ kind: 'token', symbol: 'USDC', amountMax: '50' as Decimal })).toBe('up to 50 USDC');
  expect(rewardText({ kind: 'nft', name: 'Pioneer' })).toBe('NFT: Pioneer');
  expect(rewardText({ kind: 'points' })).toBe('points');
  expect(rewardText({ kind: 'token', symbol: 'GAL' })).toBe('GAL');
});
