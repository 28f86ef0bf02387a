import type { Evidence } from '../contracts/evidence.ts';
import type { EpochMs } from '../units.ts';
import type { Word } from './word.ts';

/** What is found about a field. */
export interface Finding {
  readonly value: unknown;
  readonly agreed: boolean;
  /** Words that stand behind the value. At least one. */
  readonly supporting: readonly Pick<Word, 'observedAt'>[];
  /** How many words were considered, the supporting ones included. */
  readonly considered: number;
  /** See {@link Evidence.spread}. */
  readonly spread: number;
}

/** What a rule makes of the words. */
export interface Outcome extends Finding {
  /** Whether somebody who says this at this time stands behind the value. */
  readonly supports: (value: unknown, observedAt: EpochMs) => boolean;
  /** Whether somebody who says this at this time contradicts it: what was merely seen before a change contradicts nothing. */
  readonly contradicts: (value: unknown, observedAt: EpochMs) => boolean;
  /** Two values have more than a hostile share behind them, and nothing tells which is right. */
  readonly torn: boolean;
}

export type Method = Evidence['method'];
