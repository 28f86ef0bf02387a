import { expect, it } from 'vitest';
import { apiOrigin, hostPattern } from './api-address.ts';

it.each([
  ['https://lens.example', 'https://lens.example'],
  [' https://lens.example/ ', 'https://lens.example'],
  ['https://lens.example:8443', 'https://lens.example:8443'],
  ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
  ['http://localhost:8787', 'http://localhost:8787'],
])('takes %s', (text, origin) => expect(apiOrigin(text)).toBe(origin));

it('takes nothing for no server', () => expect(apiOrigin('  ')).toBeNull());

it.each([
  'lens.example',
  'http://lens.example',
  'https://lens.example/v1',
  'https://lens.example?x=1',
  'https://user:word@lens.example',
  'ftp://lens.example',
  'javascript:alert(1)',
])('does not take %s', (text) => expect(apiOrigin(text)).toBeUndefined());

it('asks for the host whatever the port', () => expect(hostPattern('http://127.0.0.1:8787')).toBe('http://127.0.0.1/*'));
