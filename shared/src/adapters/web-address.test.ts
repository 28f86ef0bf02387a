import fc from 'fast-check';
import { expect, it } from 'vitest';
import { webAddress } from './web-address.ts';

it.each([
  ['https://app.galxe.com', 'app.galxe.com', '/', {}],
  ['HTTPS://Hub.Kaito.ai:443/api/v1/yaps?user_id=1&user_id=2#top', 'hub.kaito.ai', '/api/v1/yaps', { user_id: '1' }],
  ['https://a.example/x%2Cy+z?input=%7B%22a%22%3A1%7D&q=a+b&flag', 'a.example', '/x,y+z', { input: '{"a":1}', q: 'a b', flag: '' }],
  ['https://a.example/%E0%A4%A?x=%', 'a.example', '/%E0%A4%A', { x: '%' }],
  ['https://a.example/p?u=https://b.example/?c=d', 'a.example', '/p', { u: 'https://b.example/?c=d' }],
  ['https://a.example?x=1', 'a.example', '/', { x: '1' }],
])('reads %s', (url, host, path, query) => {
  const address = webAddress(url);
  expect([address?.host, address?.path, Object.fromEntries(address?.query ?? [])]).toEqual([host, path, query]);
});

it.each([
  '',
  'javascript:alert(1)',
  'ftp://a.example/',
  '//a.example',
  'https://',
  'about:blank',
  'https://evil.example\\@a.example/',
  'https://a.example@evil.example/',
  'https://a%2eexample/',
])('refuses %j', (url) => {
  expect(webAddress(url)).toBeUndefined();
});

it('sees the host that the browser sees', () => {
  const part = fc.stringMatching(/^[a-zA-Z0-9@:.?#/%\\_-]{0,12}$/);
  fc.assert(
    fc.property(part, part, (host, rest) => {
      const url = `https://a${host}/${rest}`;
      if (URL.canParse(url) && webAddress(url) !== undefined) expect(webAddress(url)?.host).toBe(new URL(url).hostname);
    }),
    { seed: 3, numRuns: 500 },
  );
});
