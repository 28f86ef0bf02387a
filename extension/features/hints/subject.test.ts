import { expect, it } from 'vitest';
import { subjectOf } from './subject.ts';

it.each([
  ['https://app.galxe.com/quest/Lumio/GCkUrtYcof?refer=home', { is: 'entity', key: 'galxe:campaign:GCkUrtYcof' }],
  ['https://app.galxe.com/quest/Lumio', { is: 'named', platform: 'galxe', kind: 'space', name: 'Lumio' }],
  ['https://app.layer3.xyz/activations/hello', { is: 'entity', key: 'layer3:campaign:hello' }],
  ['https://x.com/lumio', { is: 'named', platform: 'x', kind: 'profile', name: 'lumio' }],
  ['https://kaito.ai/mindshare-arena/voices', { is: 'platform', platform: 'kaito' }],
  ['https://app.galxe.com/quest/explore/all', { is: 'platform', platform: 'galxe' }],
  ['https://example.com/quest/Lumio/GCkUrtYcof', { is: 'elsewhere' }],
  ['chrome://newtab/', { is: 'elsewhere' }],
])('%s', (url, subject) => expect(subjectOf(url)).toMatchObject(subject));

it('takes a tab whose address is not told for any other site', () => expect(subjectOf(undefined)).toEqual({ is: 'elsewhere' }));
