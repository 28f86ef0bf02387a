import { expect, it } from 'vitest';
import { SubjectFinder, subjectAt } from './subject.ts';

it.each([
  ['https://app.galxe.com/quest/Lumio/GC1aB2cD3e', { key: 'galxe:campaign:GC1aB2cD3e' }],
  ['https://app.layer3.xyz/activations/a-b', { key: 'layer3:campaign:a-b' }],
  ['https://x.com/ada', { named: { platform: 'x', kind: 'profile', name: 'ada' } }],
  ['https://app.galxe.com/quest/Lumio', undefined],
  ['https://x.com/home', undefined],
])('knows what %s is about', (address, about) => {
  expect(subjectAt(address)).toEqual(about);
});

it('asks for a name until it is known, and forgets an answer that comes after the page was left', async () => {
  let known = false;
  let found = 0;
  const finder = new SubjectFinder(
    async () => (known ? { key: 'x:profile:1' } : undefined),
    () => {
      found += 1;
    },
  );
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  finder.goTo('https://x.com/ada');
  await turn();
  expect(finder.key).toBeUndefined();
  known = true;
  finder.look();
  await turn();
  expect([finder.key, found]).toEqual(['x:profile:1', 1]);
  finder.goTo('https://x.com/bo');
  finder.goTo('https://x.com/home');
  await turn();
  expect(finder.key).toBeUndefined();
});
