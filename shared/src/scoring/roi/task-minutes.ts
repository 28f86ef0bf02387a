import type { FieldsOf } from '../../facts/observation.ts';
import { sortedQuantile } from '../learning/pinball.ts';
import { type AskKind, askKinds, asksOf } from './asks.ts';
import type { CrowdTime } from './inputs.ts';

export const taskMinutesMethodology =
  'Minutes of a kind of task: those that together explain best how long whole campaigns took, by the least sum of relative errors, so that single campaigns with odd times hardly matter. Every person has one voice in all, however many campaigns they measured.';

/** A campaign whose time the crowd measured. */
export interface MeasuredCampaign {
  readonly campaign: Pick<FieldsOf<'campaign'>, 'tasks' | 'gas'>;
  /** Median active minutes. */
  readonly minutes: number;
  /** Independent people it rests on. */
  readonly people: number;
  /** What it counts: of each of its people, one divided by the campaigns they measured. */
  readonly voice: number;
}

/** Fewer campaigns with a kind of task do not say what that kind takes. */
const leastCampaigns = 3;
/** A page takes this long to open and read, whatever it asks for. */
export const readingMinutes = 1;
/** No task takes less. */
const leastMinutes = 0.1;
const unclear = askKinds.length;
const width = unclear + 1;

/**
 * What one task of each kind takes.
 * @returns Only kinds that at least three campaigns ask for; `n` is the most people who measured one of them.
 */
export function taskMinutes(measured: readonly MeasuredCampaign[]): Partial<Record<AskKind, CrowdTime>> {
  const rows = measured.flatMap(rowOf);
  const minutes = fit(rows);
  return Object.fromEntries(
    askKinds.flatMap((kind, at) => {
      const asking = rows.filter(({ counts }) => (counts[at] ?? 0) > 0);
      if (asking.length < leastCampaigns) return [];
      return [[kind, { minutes: minutes[at] ?? leastMinutes, n: Math.max(...asking.map(({ people }) => people)) }]];
    }),
  );
}

interface Row {
  /** Required tasks by kind, and at the end those of no known kind. */
  readonly counts: Float64Array;
  /** Without the time for reading. */
  readonly minutes: number;
  readonly people: number;
  readonly voice: number;
}

function rowOf({ campaign, minutes, people, voice }: MeasuredCampaign): Row[] {
  const asks = asksOf(campaign.tasks, campaign.gas);
  if (asks === undefined) return [];
  const counts = new Float64Array(width);
  for (const { kind, required } of asks.list) counts[askKinds.indexOf(kind)] = required;
  counts[unclear] = asks.unclear;
  const tasks = counts.reduce((sum, count) => sum + count, 0);
  return tasks === 0 ? [] : [{ counts, minutes: Math.max(minutes - readingMinutes, leastMinutes), people, voice }];
}

const rounds = 40;
const sweeps = 30;
/** How strongly a kind is held to the typical minutes of any task: as by so much of one person's voice. */
const pull = 0.02;
/** Relative errors below this count alike. */
const exact = 0.02;

/**
 * Least absolute relative errors by reweighted least squares, each solved by coordinate descent above {@link leastMinutes}.
 * @see Holland and Welsch, "Robust regression using iteratively reweighted least-squares", Communications in Statistics 6(9), 1977
 * @see Franc, Hlaváč and Navara, "Sequential coordinate-wise algorithm for the non-negative least squares problem", CAIP 2005
 */
function fit(rows: readonly Row[]): Float64Array {
  const each = Float64Array.from(rows, ({ counts, minutes }) => minutes / counts.reduce((sum, count) => sum + count, 0)).sort();
  const typical = Math.max(leastMinutes, sortedQuantile(each, 0.5));
  const minutes = new Float64Array(width).fill(typical);
  for (let round = 0; round < rounds; round++) {
    const { normal, target } = normalOf(rows, minutes, typical);
    for (let sweep = 0; sweep < sweeps; sweep++) {
      for (let at = 0; at < width; at++) {
        let rest = target[at] ?? 0;
        for (let other = 0; other < width; other++) {
          if (other !== at) rest -= (normal[at * width + other] ?? 0) * (minutes[other] ?? 0);
        }
        minutes[at] = Math.max(leastMinutes, rest / (normal[at * width + at] ?? 1));
      }
    }
  }
  return minutes;
}

/** The normal equations of one round: errors are relative, and large ones count less. */
function normalOf(rows: readonly Row[], minutes: Float64Array, typical: number): { normal: Float64Array; target: Float64Array } {
  const normal = new Float64Array(width * width);
  const target = new Float64Array(width);
  for (const row of rows) {
    const said = row.counts.reduce((sum, count, at) => sum + count * (minutes[at] ?? 0), 0);
    const weight = row.voice / (row.minutes ** 2 * Math.max(exact, Math.abs(row.minutes - said) / row.minutes));
    for (let at = 0; at < width; at++) {
      const count = row.counts[at] ?? 0;
      if (count === 0) continue;
      target[at] = (target[at] ?? 0) + weight * count * row.minutes;
      for (let other = 0; other < width; other++) {
        normal[at * width + other] = (normal[at * width + other] ?? 0) + weight * count * (row.counts[other] ?? 0);
      }
    }
  }
  for (let at = 0; at < width; at++) {
    normal[at * width + at] = (normal[at * width + at] ?? 0) + pull / typical ** 2;
    target[at] = (target[at] ?? 0) + pull / typical;
  }
  return { normal, target };
}
