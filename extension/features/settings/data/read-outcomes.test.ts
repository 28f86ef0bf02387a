import type { Outcome } from '@infofi-lens/shared/contracts/outcomes';
import type { Decimal, EpochMs } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { outcomesFile } from '../words.ts';
import { readOutcomes } from './read-outcomes.ts';
import { writeOutcomes } from './write-outcomes.ts';

const now = Date.parse('2026-11-25T09:00:00Z') as EpochMs;
const read = (...lines: string[]) => readOutcomes(lines.join('\r\n'), now);
const heading = 'platform,campaign,date,won,amount,symbol,points,usd,minutes';

describe('outcomes from a file', () => {
  it('are read line by line, each with what it received', () => {
    expect(read(heading, 'Galxe,GC1,2026-11-20,yes,20,USDT,,,25', 'layer3,bridge,2026-11-21T08:30:00+01:00,,,,120,,')).toEqual({
      problems: [],
      outcomes: [
        {
          platform: 'galxe',
          campaignId: 'GC1',
          at: Date.parse('2026-11-20T12:00:00Z'),
          won: true,
          received: [{ kind: 'token', amount: '20', symbol: 'USDT' }],
          minutes: 25,
        },
        {
          platform: 'layer3',
          campaignId: 'bridge',
          at: Date.parse('2026-11-21T07:30:00Z'),
          won: true,
          received: [{ kind: 'points', points: 120 }],
        },
      ],
    });
  });

  it('may name their columns in any order, behind the mark that spreadsheets write first', () => {
    const { outcomes } = read('\uFEFFDate, Campaign ,PLATFORM,note', '2026-11-25,GC1,galxe,"mine, all mine"');
    expect(outcomes).toMatchObject([{ campaignId: 'GC1', won: false, received: [], at: now }]);
  });

  it('of one campaign are put together', () => {
    const { outcomes } = read(heading, 'galxe,GC1,2026-11-20,no,,,,,25', 'galxe,GC1,2026-11-21,yes,,,,5,');
    expect(outcomes).toMatchObject([
      { won: true, minutes: 25, received: [{ kind: 'usd', usd: 5 }], at: Date.parse('2026-11-21T12:00:00Z') },
    ]);
  });

  it.each([
    ['platform', 'nowhere,GC1,2026-11-20,,,,,,'],
    ['campaign', 'galxe,,2026-11-20,,,,,,'],
    ['date', 'galxe,GC1,20/11/2026,,,,,,'],
    ['date', 'galxe,GC1,2026-11-26,,,,,,'],
    ['won', 'galxe,GC1,2026-11-20,perhaps,,,,,'],
    ['received', 'galxe,GC1,2026-11-20,yes,20,,,,'],
    ['received', 'galxe,GC1,2026-11-20,yes,-20,USDT,,,'],
    ['received', 'galxe,GC1,2026-11-20,yes,,,,1e12,'],
    ['minutes', 'galxe,GC1,2026-11-20,yes,,,,,100001'],
    ['form', 'galxe,GC1,2026-11-20,yes,,,,,5,6,7'],
  ])('cost only themselves where they are bad: the %s', (why, line) => {
    const { outcomes, problems } = read(heading, 'galxe,GC0,2026-11-20,,,,,,', line, 'galxe,GC2,2026-11-20,,,,,,');
    expect(problems).toEqual([{ line: 3, why }]);
    expect(outcomes.map(({ campaignId }) => campaignId)).toEqual(['GC0', 'GC2']);
  });

  it('are none without the columns that must be there', () => {
    expect(read('a,b', '1,2')).toEqual({ outcomes: [], problems: [{ line: 1, why: 'columns' }] });
    expect(read('')).toEqual({ outcomes: [], problems: [{ line: 1, why: 'columns' }] });
  });

  it('read as the settings show by example', () => {
    expect(readOutcomes(outcomesFile.example, now)).toMatchObject({ problems: [], outcomes: [{}, {}, { won: false }] });
  });
});

it('what is written is read back, also where a symbol looks like a formula', () => {
  const outcomes: Outcome[] = [
    {
      platform: 'galxe',
      campaignId: 'GC1',
      at: now,
      won: true,
      received: [
        { kind: 'token', amount: '1000000000000000000.5' as Decimal, symbol: '=LUM', tokenAddress: '0xab', chain: 'base', usd: 3 },
        { kind: 'points', points: 7 },
        { kind: 'usd', usd: 1.25 },
      ],
      minutes: 12,
    },
    { platform: 'layer3', campaignId: 'bridge, "the" one', at: now, won: false, received: [] },
  ];
  const written = writeOutcomes(outcomes);
  expect(written).toContain("'=LUM");
  expect(readOutcomes(written, now)).toEqual({ outcomes, problems: [] });
});
