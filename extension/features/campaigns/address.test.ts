import { expect, it } from 'vitest';
import { routeOf } from '../../ui/hash-route.ts';
import { viewAddress, viewAt } from './address.ts';
import { type CampaignView, firstView } from './view.ts';

it('is plain for the plain page', () => expect(viewAddress(firstView)).toBe('#campaigns'));

it('names a view so that it is read back as it was', () => {
  const view: CampaignView = {
    platform: 'layer3',
    standing: 'any',
    chain: 'base & co/2',
    reward: 'token',
    within: 7,
    text: 'zk ünï 100%',
    by: 'perHour',
    descending: true,
  };
  const { name, rest } = routeOf(viewAddress(view));
  expect(name).toBe('campaigns');
  expect(viewAt(rest)).toEqual(view);
});

it('leaves out what can not be read, and the rest holds', () => {
  expect(viewAt('platform=myspace&standing=any&within=soon&sort=-nonsense&text=')).toEqual({ ...firstView, standing: 'any' });
});
