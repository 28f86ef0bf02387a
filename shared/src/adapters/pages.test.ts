import { expect, it } from 'vitest';
import { pageOf } from './pages.ts';

it.each([
  ['https://app.galxe.com/quest/Lumio/GCkUrtYcof?refer=home', { platform: 'galxe', kind: 'campaign', id: 'GCkUrtYcof' }],
  ['https://app.galxe.com/quest/human.tech', { platform: 'galxe', kind: 'space', name: 'human.tech' }],
  ['https://app.galxe.com/quest/explore/all', { platform: 'galxe' }],
  ['https://app.galxe.com/quest/spaces/all', { platform: 'galxe' }],
  ['https://app.galxe.com/id/H5hMZtRLmzCKZc9oBWEjz9', { platform: 'galxe', kind: 'profile', id: 'H5hMZtRLmzCKZc9oBWEjz9' }],
  ['https://app.galxe.com/', { platform: 'galxe' }],
  ['https://app.layer3.xyz/activations/bridge-to-base?slug=bridge-to-base', { platform: 'layer3', kind: 'campaign', id: 'bridge-to-base' }],
  ['https://app.layer3.xyz/streaks/gm', { platform: 'layer3', kind: 'campaign', id: 'gm' }],
  ['https://app.layer3.xyz/communities/base', { platform: 'layer3', kind: 'space', name: 'base' }],
  ['https://app.layer3.xyz/builder/activations?publishedState=published', { platform: 'layer3' }],
  ['https://app.layer3.xyz/discover?tab=campaigns', { platform: 'layer3' }],
  ['https://www.kaito.ai/mindshare-arena/kol/413403277?vertical=crypto', { platform: 'kaito', kind: 'profile', id: '413403277' }],
  ['https://kaito.ai/mindshare-arena/voices', { platform: 'kaito' }],
  ['https://x.com/VitalikButerin/with_replies', { platform: 'x', kind: 'profile', name: 'VitalikButerin' }],
  ['https://x.com/i/user/295218901', { platform: 'x', kind: 'profile', id: '295218901' }],
  ['https://x.com/home', { platform: 'x' }],
  ['https://app.layer3.xyz/quests/%E0%A4%A', { platform: 'layer3', kind: 'campaign', id: '%E0%A4%A' }],
  ['http://app.galxe.com/quest/a', undefined],
  ['https://app.galxe.com.evil.example/quest/a', undefined],
  ['not an address', undefined],
])('reads %s', (address, page) => {
  expect(pageOf(address)).toEqual(page);
});
