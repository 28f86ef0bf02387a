import type { Calibration, CalibrationRow, ReliabilityRow } from '@infofi-lens/shared/contracts/calibration';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { dollars, groupText, headline, leastLoss, places } from './view.ts';

const at = 1_790_000_000_000 as EpochMs;
const nothing: Calibration = { at, waiting: 0, platforms: [], months: [], reliability: [] };
const row: CalibrationRow = {
  n: 120,
  coverage: 0.79 as Ratio,
  loss: 1.5,
  baselines: { median: 3, similar: 2 },
  bias: 0.2,
  predicted: 4,
  realised: 4,
};
const model = { version: 'roi-000000000000', trainedAt: at, drifted: false, outcomes: 500 };
const group: ReliabilityRow = { n: 6, p10: 1, p50: 3, p90: 9, realised: 4, coverage: 1 as Ratio };

describe('the headline', () => {
  it('says what is missing before any outcome is known', () => {
    expect(headline(nothing).text).toBe('No predicted outcome is known yet');
    expect(headline(nothing).explained).toContain('three people');
    expect(headline({ ...nothing, waiting: 7 }).explained).toMatch(/^7 campaigns have been predicted\./);
    expect(headline({ ...nothing, waiting: 1 }).explained).toMatch(/^1 campaign has been predicted\./);
  });

  it('says how good predictions were, and compared with the better guess', () => {
    expect(headline({ ...nothing, model, all: row })).toEqual({
      text: '79% of 120 outcomes lay within the 80 % band',
      explained: 'Predictions lay 25% less off than the better of two simple guesses.',
    });
    expect(headline({ ...nothing, model, all: { ...row, loss: 3 } }).explained).toContain('50% further off');
    expect(headline({ ...nothing, model, all: { ...row, loss: 2 } }).explained).toContain('as far off as');
  });

  it('warns of few outcomes, of drift and of no model', () => {
    expect(headline({ ...nothing, model, all: { ...row, n: 1 } })).toMatchObject({
      text: '79% of 1 outcome lay within the 80 % band',
      explained: expect.stringContaining('may be luck'),
    });
    expect(headline({ ...nothing, model: { ...model, drifted: true }, all: row }).explained).toContain('silent');
    expect(headline({ ...nothing, all: row }).explained).toContain('No model is live yet');
  });
});

it.each([
  [0, '$0'],
  [0.0123, '$0.012'],
  [0.9, '$0.90'],
  [12.345, '$12.35'],
  [1234.5, '$1,235'],
  [-3.5, '−$3.50'],
  [-0.0001, '$0'],
])('%d is written %s', (value, text) => {
  expect(dollars(value)).toBe(text);
});

it('marks the least of the three losses', () => {
  expect(leastLoss(row)).toBe('loss');
  expect(leastLoss({ ...row, loss: 9 })).toBe('similar');
  expect(leastLoss({ ...row, loss: 9, baselines: { median: 1, similar: 2 } })).toBe('median');
});

it('places the marks of all groups on one scale, within the picture', () => {
  const large = { ...group, p10: 50, p50: 100, p90: 1_000, realised: 70 };
  const marks = places(group, [group, large]);
  expect(marks.p10).toBeLessThan(marks.p50);
  expect(marks.p50).toBeLessThan(marks.realised);
  expect(marks.realised).toBeLessThan(marks.p90);
  expect(places(large, [group, large]).p90).toBe(1);
  expect(places({ ...group, p10: -5 }, [group]).p10).toBe(0);
});

it('says a group in words', () => {
  expect(groupText(group)).toBe('6 campaigns: predicted $3.00 ($1.00 to $9.00), paid $4.00');
});
