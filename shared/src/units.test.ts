import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, epochMs, fromBaseUnits, handle, ratio, sameHandle } from './units.ts';

describe('fromBaseUnits', () => {
  it.each([
    { amount: '20000000', decimals: 6, expected: '20', why: '20 USDT with six decimals' },
    { amount: '5000000000000000000', decimals: 18, expected: '5', why: 'eighteen decimals' },
    { amount: '1', decimals: 18, expected: '0.000000000000000001', why: 'the smallest unit' },
    { amount: '1500', decimals: 3, expected: '1.5', why: 'a fraction without trailing zeros' },
    { amount: '7', decimals: 0, expected: '7', why: 'a token without decimals' },
    { amount: '0007', decimals: 0, expected: '7', why: 'leading zeros' },
  ])('reads $why as $expected', ({ amount, decimals, expected }) => {
    expect(fromBaseUnits(amount, decimals)).toBe(expected);
  });

  it.each([
    ['', 6],
    ['1.5', 6],
    ['-1', 6],
    ['1e3', 6],
    ['10', -1],
    ['10', 1.5],
    ['10', 37],
  ])('knows no amount for %j with %j decimals', (amount, decimals) => {
    expect(fromBaseUnits(amount, decimals)).toBeUndefined();
  });

  it('loses no digit, whatever the amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 77n }), fc.integer({ min: 0, max: 36 }), (base, decimals) => {
        const [whole = '', fraction = ''] = (fromBaseUnits(base.toString(), decimals) ?? '').split('.');
        expect(BigInt(whole + fraction.padEnd(decimals, '0'))).toBe(base);
      }),
    );
  });
});

it('normalises a plain decimal and refuses exponents, signs and words', () => {
  expect(decimal('007.50')).toBe('7.5');
  expect(decimal('0.000')).toBe('0');
  for (const text of ['1e5', '-1', '+1', '1.', '.5', 'NaN', '', '1,000']) expect(decimal(text)).toBeUndefined();
});

it('takes a time only between 2000 and 2100', () => {
  expect(epochMs(1_782_752_400_000)).toBe(1_782_752_400_000);
  expect(epochMs(1_782_752_400)).toBeUndefined(); // seconds
  expect(epochMs(Number.NaN)).toBeUndefined();
});

it('takes a ratio only between 0 and 1', () => {
  expect(ratio(0)).toBe(0);
  expect(ratio(1.0001)).toBeUndefined();
});

it('keeps the case of a handle, drops the @ and compares without case', () => {
  const a = handle('@VitalikButerin');
  const b = handle('vitalikbuterin');
  expect(a).toBe('VitalikButerin');
  expect(a && b && sameHandle(a, b)).toBe(true);
  expect(handle('not a handle')).toBeUndefined();
  expect(handle('@')).toBeUndefined();
});
