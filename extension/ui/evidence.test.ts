import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import { shown } from '@infofi-lens/shared/facts/shown';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { computedFrom, evidenceLines, evidenceOf, markOf, sourceLine } from './evidence.ts';

const now = 1_790_000_000_000 as EpochMs;
const before = (minutes: number) => (now - minutes * 60_000) as EpochMs;
const own = { value: 248, observedAt: before(5), via: 'network' as const };
const crowd = (status: 'agreed' | 'unconfirmed', minutes: number, n = 7): FactValue<number> => ({
  value: 250,
  evidence: { n, observedAt: before(minutes), spread: 0.01, confidence: 0.9 as Ratio, method: 'median', status },
});
const view = (...of: Parameters<typeof shown<number>>) => {
  const chosen = shown(...of);
  if (!chosen) throw new Error('nothing to show');
  return evidenceOf(chosen, 'How many took part.');
};

describe('the evidence of a value', () => {
  it("says that one's own sighting is one's own, how it was read, and what the crowd agrees on", () => {
    const evidence = view(own, crowd('agreed', 30));
    expect(markOf(evidence, now)).toBe('you · 5 min');
    expect(sourceLine(evidence)).toBe('Seen by this browser');
    expect(evidenceLines(evidence, now)).toEqual([
      ['Seen', expect.stringMatching(/^5 min ago \(.*\), from the page's own request$/)],
      ['The crowd agrees', '7 contributors, 30 min ago'],
    ]);
  });

  it('names number, age, confidence, spread and rule of what the crowd agreed on', () => {
    const evidence = view(undefined, crowd('agreed', 60));
    expect(markOf(evidence, now)).toBe('crowd (7) · 1 h');
    expect(sourceLine(evidence)).toBe('Agreed by 7 independent contributors');
    expect(evidenceLines(evidence, now).map(([label, text]) => (label === 'Seen' ? label : text))).toEqual([
      'Seen',
      '7',
      '90%',
      '1%',
      'the median of recent sightings',
    ]);
  });

  it('calls a report below the quorum unconfirmed', () => {
    const evidence = view(undefined, crowd('unconfirmed', 60, 2));
    expect(sourceLine(evidence)).toBe('Reported by 2, unconfirmed');
    expect(markOf(evidence, now)).toBe('unconfirmed (2) · 1 h');
  });

  it('makes a computed value as old as the oldest thing it rests on', () => {
    const inputs = [
      { label: 'Participants', evidence: view(own, undefined) },
      { label: 'Places', evidence: view(undefined, crowd('agreed', 60)) },
    ];
    expect(computedFrom('Winners by participants.', inputs)).toMatchObject({ source: 'computed', observedAt: before(60) });
    expect(computedFrom('From nothing.', [])).not.toHaveProperty('observedAt');
  });
});
