import { expect, it } from 'vitest';
import { pageAddress } from './page-address.ts';
import { pageOf } from './pages.ts';

it('opens the page that the platform gave', () => {
  const url = 'https://app.galxe.com/quest/Lumio/GCkUrtYcof';
  expect(pageAddress({ platform: 'galxe', kind: 'campaign', id: 'GCkUrtYcof', fields: { url } })).toBe(url);
});

it.each([
  'https://app.galxe.com.example/quest/Lumio/GCkUrtYcof',
  'http://app.galxe.com/quest',
  'javascript:alert(1)',
  'https://x.com/lumio',
])('opens nothing for %s, which does not lead to Galxe', (url) =>
  expect(pageAddress({ platform: 'galxe', kind: 'campaign', id: 'GCkUrtYcof', fields: { url } })).toBeUndefined(),
);

it.each([
  { platform: 'galxe', kind: 'space', id: '80346', fields: { alias: 'human.tech' } },
  { platform: 'layer3', kind: 'space', id: 'linea', fields: {} },
  { platform: 'kaito', kind: 'profile', id: '413403277', fields: {} },
  { platform: 'x', kind: 'profile', id: '12', fields: { handle: 'lumio' } },
  { platform: 'x', kind: 'profile', id: '12', fields: {} },
] as const)('finds the page of a $platform $kind that is recognised again', (entity) => {
  expect(pageOf(pageAddress(entity) ?? '')).toMatchObject({ platform: entity.platform, kind: entity.kind });
});

it('knows no page for a campaign without an address', () => {
  expect(pageAddress({ platform: 'galxe', kind: 'campaign', id: 'GCkUrtYcof', fields: {} })).toBeUndefined();
});

it('does not choke on half a character', () => {
  expect(pageAddress({ platform: 'galxe', kind: 'space', id: '1', fields: { alias: '\ud83d' } })).toBeUndefined();
});
