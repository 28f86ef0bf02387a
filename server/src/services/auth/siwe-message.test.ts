import { describe, expect, it } from 'vitest';
import { InputError } from '../../http/errors.ts';
import { parseSiwe, type SiweFields, writeSiwe } from './siwe-message.ts';

const fields: SiweFields = {
  domain: 'lens.example:8787',
  address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  statement: 'Sign in to a thing that was made up.',
  uri: 'https://lens.example:8787/connect',
  version: '1',
  chainId: 10,
  nonce: 'abcdefgh12345678',
  issuedAt: '2026-03-01T12:00:00.000Z',
  expirationTime: '2026-03-01T12:10:00.000Z',
  notBefore: '2026-03-01T12:00:00.000Z',
  requestId: 'some-request',
  resources: ['https://lens.example/a', 'ipfs://bafy/'],
};
const lines = writeSiwe(fields).split('\n');
/** The message without the lines that begin with one of these. */
const without = (...starts: string[]) => lines.filter((line) => !starts.some((start) => line.startsWith(start))).join('\n');
const swapped = (a: string, b: string) => {
  const [i, j] = [lines.findIndex((line) => line.startsWith(a)), lines.findIndex((line) => line.startsWith(b))];
  return lines
    .with(i, lines[j] ?? '')
    .with(j, lines[i] ?? '')
    .join('\n');
};
const changed = (start: string, line: string) => lines.map((old) => (old.startsWith(start) ? line : old)).join('\n');

describe('reading a message', () => {
  it('gives back every field as it was written', () => {
    expect(parseSiwe(writeSiwe(fields))).toEqual(fields);
  });

  it.each([
    { why: 'no statement', change: { statement: undefined } },
    { why: 'a scheme', change: { scheme: 'https' } },
    { why: 'no optional line', change: { expirationTime: undefined, notBefore: undefined, requestId: undefined, resources: undefined } },
    { why: 'an offset instead of UTC', change: { issuedAt: '2026-03-01T14:00:00+02:00' } },
    { why: 'a time without fractions', change: { issuedAt: '2026-03-01T12:00:00Z' } },
    { why: 'an IPv6 host', change: { domain: '[::1]:8787', uri: 'http://[::1]:8787/connect' } },
    { why: '29 February of a leap year', change: { expirationTime: '2028-02-29T00:00:00Z' } },
  ])('takes a message with $why', ({ change }) => {
    const kept = Object.fromEntries(Object.entries({ ...fields, ...change }).filter(([, value]) => value !== undefined));
    expect(parseSiwe(writeSiwe(kept))).toEqual(kept);
  });

  it.each([
    ['no domain', changed('lens.example', ' wants you to sign in with your Ethereum account:')],
    ['no address', changed('0x', '')],
    ['no URI', without('URI:')],
    ['no version', without('Version:')],
    ['no chain', without('Chain ID:')],
    ['no nonce', without('Nonce:')],
    ['no time of issue', without('Issued At:')],
    ['URI after version', swapped('URI:', 'Version:')],
    ['version after chain', swapped('Version:', 'Chain ID:')],
    ['chain after nonce', swapped('Chain ID:', 'Nonce:')],
    ['nonce after time of issue', swapped('Nonce:', 'Issued At:')],
    ['time of issue after expiry', swapped('Issued At:', 'Expiration Time:')],
    ['expiry after not-before', swapped('Expiration Time:', 'Not Before:')],
    ['request id before not-before', swapped('Not Before:', 'Request ID:')],
    ['an address in lower case', changed('0x', fields.address.toLowerCase())],
    ['an address with a wrong checksum', changed('0x', `0x5A${fields.address.slice(4)}`)],
    ['a statement on two lines', changed('Sign in', 'Sign in\nto two lines')],
    ['a URI that is none', changed('URI:', 'URI: :nothing')],
    ['version 2', changed('Version:', 'Version: 2')],
    ['a chain that is no number', changed('Chain ID:', 'Chain ID: one')],
    ['a nonce of 7 letters', changed('Nonce:', 'Nonce: 1234567')],
    ['a time in words', changed('Issued At:', 'Issued At: Wed Oct 05 2011 16:48:00 GMT+0200')],
    ['a day that does not exist', changed('Expiration Time:', 'Expiration Time: 2100-02-31T00:00:00Z')],
    ['29 February of a year without one', changed('Expiration Time:', 'Expiration Time: 2100-02-29T00:00:00Z')],
    ['hour 24', changed('Expiration Time:', 'Expiration Time: 2100-02-20T24:00:00Z')],
    ['a resource that is no URI', changed('- https', '- :nothing')],
    ['text after the end', `${lines.join('\n')}\nmore`],
    ['nothing', ''],
  ])('refuses %s', (_why, text) => {
    expect(() => parseSiwe(text)).toThrow(InputError);
  });
});

describe('writing a message', () => {
  it.each(['domain', 'address', 'uri', 'version', 'chainId', 'nonce', 'issuedAt'] as const)('invents no %s', (name) => {
    const { [name]: _left, ...rest } = fields;
    expect(() => writeSiwe(rest)).toThrow(InputError);
  });

  it('refuses a statement that would forge a line', () => {
    expect(() => writeSiwe({ ...fields, statement: 'Hello\n\nURI: https://evil.example' })).toThrow(InputError);
  });

  it('refuses fields it does not know', () => {
    expect(() => writeSiwe({ ...fields, signature: '0x' })).toThrow(InputError);
  });
});
