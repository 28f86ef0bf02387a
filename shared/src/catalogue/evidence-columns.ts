import type { Evidence } from '../contracts/evidence.ts';
import { type EpochMs, epochMs, ratio } from '../units.ts';
import type { EvidenceColumns } from './file-schema.ts';

/** How times are counted in one file. */
export interface Clock {
  readonly base: EpochMs;
  readonly step: number;
}

/** Writes evidences, one after the other, into columns. */
export function evidenceWriter({ base, step }: Clock) {
  const columns: EvidenceColumns = { n: [], age: [], spread: [], confidence: [], unconfirmed: '', odd: [] };
  const unconfirmed: string[] = [];
  return {
    /** @param usual The method that goes without saying. `undefined`: none is said. */
    add({ n, observedAt, spread, confidence, status, method, held }: Evidence, usual: Evidence['method'] | undefined): void {
      const odd = { ...(usual !== undefined && method !== usual && { method }), ...(held && { held }) };
      if (Object.keys(odd).length > 0) columns.odd.push([columns.n.length, odd]);
      columns.n.push(n);
      columns.age.push((base - observedAt) / step);
      columns.spread.push(toMilli(spread));
      columns.confidence.push(toMilli(confidence));
      unconfirmed.push(status === 'unconfirmed' ? '1' : '0');
    },
    columns: (): EvidenceColumns => ({ ...columns, unconfirmed: unconfirmed.join('') }),
    isEmpty: () => columns.n.length === 0,
  };
}

/**
 * Reads them in the same order. @param usual The method that goes without saying.
 * @returns `undefined` after the last, and for what is no evidence.
 */
export function evidenceReader(columns: EvidenceColumns | undefined, { base, step }: Clock) {
  const odd = new Map(columns?.odd);
  let at = 0;
  return (usual: Evidence['method']): Evidence | undefined => {
    if (columns === undefined || at >= columns.n.length) return undefined;
    const index = at++;
    const [n, age, spread, confidence] = [columns.n[index], columns.age[index], columns.spread[index], columns.confidence[index]];
    if (n === undefined || age === undefined || spread === undefined || confidence === undefined) return undefined;
    const { method = usual, held } = odd.get(index) ?? {};
    const [observedAt, deviation, sure] = [epochMs(base - age * step), fromMilli(spread), ratio(fromMilli(confidence))];
    if (observedAt === undefined || sure === undefined || !(deviation >= 0)) return undefined;
    return {
      n,
      observedAt,
      spread: deviation,
      confidence: sure,
      method,
      status: columns.unconfirmed[index] === '1' ? 'unconfirmed' : 'agreed',
      ...(held && { held }),
    };
  };
}

const toMilli = (value: number): number | string => {
  const thousandths = Math.round(value * 1_000);
  return thousandths / 1_000 === value ? thousandths : String(value);
};
const fromMilli = (value: number | string): number => (typeof value === 'number' ? value / 1_000 : Number(value));
