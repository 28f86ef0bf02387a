import { expect, it } from 'vitest';
import { checkAudience } from './audience.ts';

const own = 'https://lens.example';

it('lets through what names this server, and what names none', () => {
  expect(() => checkAudience(own, own)).not.toThrow();
  expect(() => checkAudience(undefined, own)).not.toThrow();
  expect(() => checkAudience('https://anything.example', undefined)).not.toThrow();
});

it.each(['https://other.example', 'http://lens.example', 'https://lens.example:8443', 'https://lens.example.other.example', ''])(
  'refuses what was signed for "%s"',
  (named) => expect(() => checkAudience(named, own)).toThrow('this server is https://lens.example'),
);

it('knows the names of this machine', () => {
  for (const named of ['http://localhost:8787', 'http://[::1]:8787', 'http://127.0.0.1:8787'])
    expect(() => checkAudience(named, 'http://127.0.0.1:8787')).not.toThrow();
  expect(() => checkAudience('http://localhost:8788', 'http://127.0.0.1:8787')).toThrow();
  expect(() => checkAudience('http://localhost.example', 'http://127.0.0.1')).toThrow();
});
