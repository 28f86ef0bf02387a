import type { EpochMs } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { checkSiwe, type ExpectedSiwe } from './siwe-check.ts';
import type { SiweFields } from './siwe-message.ts';

const at = (text: string) => Date.parse(text) as EpochMs; // a literal time of this file
const message: SiweFields = {
  domain: 'lens.example:8787',
  address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  statement: 'Sign in.',
  uri: 'https://lens.example:8787/connect',
  version: '1',
  chainId: 1,
  nonce: 'abcdefgh12345678',
  issuedAt: '2026-03-01T12:00:00.000Z',
  expirationTime: '2026-03-01T12:10:00.000Z',
  notBefore: '2026-03-01T12:00:00.000Z',
  requestId: 'challenge',
};
const expected: ExpectedSiwe = {
  publicUrl: new URL('https://lens.example:8787'),
  statement: 'Sign in.',
  chainId: 1,
  requestId: 'challenge',
  now: at('2026-03-01T12:05:00Z'),
};

describe('what a message must say', () => {
  it('passes when all of it fits', () => {
    expect(() => checkSiwe({ ...message, scheme: 'https' }, expected)).not.toThrow();
  });

  it.each<[string, Partial<SiweFields>]>([
    ['siwe_wrong_domain', { domain: 'evil.example' }],
    ['siwe_wrong_domain', { domain: 'lens.example' }],
    ['siwe_wrong_domain', { domain: 'lens.example:8787@evil.example' }],
    ['siwe_wrong_domain', { scheme: 'http' }],
    ['siwe_wrong_uri', { uri: 'https://evil.example/connect' }],
    ['siwe_wrong_uri', { uri: 'http://lens.example:8787/connect' }],
    ['siwe_wrong_uri', { uri: 'urn:nothing' }],
    ['siwe_wrong_chain', { chainId: 10 }],
    ['siwe_wrong_statement', { statement: 'Give everything away.' }],
    ['siwe_wrong_request', { requestId: 'another' }],
    ['siwe_issued_in_future', { issuedAt: '2026-03-01T12:06:01Z' }],
    ['siwe_expired', { expirationTime: '2026-03-01T12:05:00Z' }],
    ['siwe_expired', { expirationTime: '2026-03-01T14:04:59+02:00' }],
    ['siwe_not_yet_valid', { notBefore: '2026-03-01T12:05:00.001Z' }],
  ])('refuses with %s when it says %o', (code, change) => {
    expect(() => checkSiwe({ ...message, ...change }, expected)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses a message with a request id when nobody waits', () => {
    expect(() => checkSiwe(message, { ...expected, requestId: undefined })).toThrow(
      expect.objectContaining({ code: 'siwe_wrong_request' }),
    );
  });

  it('bears a clock that is a minute behind', () => {
    expect(() => checkSiwe({ ...message, notBefore: message.issuedAt, issuedAt: '2026-03-01T12:06:00Z' }, expected)).not.toThrow();
  });
});
