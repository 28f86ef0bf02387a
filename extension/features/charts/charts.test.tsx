// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { Calibration } from '@infofi-lens/shared/contracts/calibration';
import { permutationsFrom } from '@infofi-lens/shared/scoring/shill/permutations';
import { shillScore } from '@infofi-lens/shared/scoring/shill/shill-score';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BoardView } from './boards/boards-page.tsx';
import { CalibrationView } from './calibration/calibration-view.tsx';
import { CreatorView } from './creators/creators-page.tsx';
import { HistoryView } from './history/history-page.tsx';
import { linePoints } from './history/load-history.ts';
import { OutcomesView } from './outcomes/outcomes-page.tsx';

const now = 1_790_000_000_000 as EpochMs;
const days = (n: number) => (now + n * 86_400_000) as EpochMs;

function view(node: ReactNode): HTMLElement {
  const page = document.createElement('div');
  page.innerHTML = renderToStaticMarkup(node);
  return page;
}
const rows = (page: Element) =>
  [...page.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent));

describe('a chart', () => {
  const end = { at: days(4), p10: 150, p50: 200, p90: 320, curve: 'power' };
  const points = [
    { at: days(-3), value: 40 },
    { at: days(-1), value: 90 },
  ];

  it('of a record has its values and what may come in a table, and a name for ears', () => {
    const page = view(<HistoryView name="Swap" history={{ points, end }} now={now} />);
    expect(page.querySelector('[role="img"]')?.getAttribute('aria-label')).toContain('Participants, Swap');
    expect(rows(page).map(([, value, low, high]) => [value, low, high])).toEqual([
      ['40', '', ''],
      ['90', '', ''],
      ['200', '150', '320'],
    ]);
    expect(page.textContent).toContain('About 200 (150 to 320) when it ends');
  });

  it('of a record holds the last value until now, and opens its band from there', () => {
    expect(linePoints({ points, end }, now)).toEqual([
      ...points,
      { at: now, value: 90, middle: 90, band: [90, 90] },
      { at: days(4), middle: 200, band: [150, 320] },
    ]);
    expect(linePoints({ points, end: undefined }, now)).toHaveLength(3);
    expect(view(<HistoryView name="Swap" history={{ points, end: undefined }} now={now} />).textContent).toContain('Not projected');
  });

  it('of outcomes counts those within their range', () => {
    const page = view(
      <OutcomesView
        rows={[
          { name: 'A', p10: 1, p50: 2, p90: 5, realised: 3 },
          { name: 'B', p10: -4, p50: -3, p90: -2, realised: 9 },
        ]}
      />,
    );
    expect(page.textContent).toContain('1 of 2 within the range.');
    expect(rows(page)).toEqual([
      ['1. A', '$1–$5', '$2', '$3'],
      ['2. B', '−$4 to −$2', '−$3', '$9'],
    ]);
  });

  it('of a board says how concentrated it is, or what is missing for that', () => {
    const members = [
      { name: 'ada', share: 0.75 },
      { name: 'bo', share: 0.25 },
    ];
    const value = { top10: 1 as Ratio, gini: 0.5 as Ratio, hhi: 0.625 as Ratio, effectiveHolders: 1.6, n: 20 };
    const page = view(<BoardView name="B" shares={{ measured: { known: true, value }, members }} now={now} />);
    expect(page.textContent).toContain('2 equal holders');
    expect(rows(page)).toEqual([
      ['1. ada', '75%'],
      ['2. bo', '25%'],
    ]);
    const few = view(<BoardView name="B" shares={{ measured: { known: false, missing: ['rows'] }, members }} now={now} />);
    expect(few.textContent).toContain('Missing: at least 20 rows of the board.');
  });

  it('of a creator tells each component with its weight, and what is missing of those that are not known', () => {
    const posts = Array.from({ length: 12 }, (_, at) => ({
      createdAt: days(-at - 1),
      seenAt: now,
      views: 1_000,
      likes: 30 + at,
      replies: 2,
    }));
    const score = shillScore({ at: now, windowDays: 30, posts, boards: [], followers: 900 }, permutationsFrom(1));
    const page = view(<CreatorView name="ada" score={score} now={now} />);
    expect(rows(page).map(([name, weight]) => [name, weight])).toEqual([
      ['Engagement', '40%'],
      ['Frequency', '30%'],
      ['Correlation', '20%'],
      ['Reach', '10%'],
    ]);
    expect(rows(page)[2]?.slice(2)).toEqual(['not known', 'not known', 'days with values on a board (0 of 10)']);
  });
});

describe('calibration', () => {
  const row = {
    n: 40,
    coverage: 0.81 as Ratio,
    loss: 0.131,
    baselines: { median: 0.21, similar: 0.28 },
    bias: 0.1,
    predicted: 3,
    realised: 2.5,
  };
  const calibration: Calibration = {
    at: now,
    waiting: 31,
    all: row,
    platforms: [{ platform: 'galxe', ...row }],
    months: [{ month: '2026-09', ...row }],
    reliability: [{ n: 8, p10: 1, p50: 2, p90: 5, realised: 2, coverage: 0.75 as Ratio }],
  };

  it('stands in tables: by size, by platform and by month', () => {
    const page = view(<CalibrationView calibration={calibration} />);
    expect(rows(page)).toEqual([
      ['Group 1', '8', '$1–$5', '$2', '$2', '75%'],
      ['All', '40', '81%', '$0.13', '$0.21', '$0.28', '$3', '$2.50'],
      ['Galxe', '40', '81%', '$0.13', '$0.21', '$0.28', '$3', '$2.50'],
      ['Sep 2026', '40', '81%', '$0.13', '$0.21', '$0.28', '$3', '$2.50'],
    ]);
    expect(page.textContent).toContain('No learned model is in use yet');
  });

  it('says that no outcome is known yet', () => {
    const { all, ...none } = calibration;
    expect(view(<CalibrationView calibration={{ ...none, platforms: [], months: [], reliability: [] }} />).textContent).toContain(
      'No outcome of a predicted campaign is known yet.',
    );
  });
});
