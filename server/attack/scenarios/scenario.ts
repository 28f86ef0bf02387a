import type { Price } from '../cost.ts';
import type { Damage } from '../judge/damage.ts';
import type { Notice } from '../judge/noticed.ts';
import type { Played } from '../play/play.ts';
import type { Breakdown } from '../search.ts';
import type { Stage } from '../stage/stage.ts';

/** One variant of an attack, played once. */
export interface Act {
  readonly what: string;
  readonly damage: Damage;
  readonly price: Price;
  readonly notices: readonly Notice[];
  /** How attackers and honest people stand in the end. */
  readonly standings: Played['standings'];
  /** Refusals by code. */
  readonly refusals: Readonly<Record<string, number>>;
}

/** Something the design promises, and whether this run saw it kept. */
export interface Promised {
  readonly what: string;
  readonly kept: boolean;
}

/** What is measured by number of witnesses, or tried one by one: any table. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Outcome {
  readonly acts: readonly Act[];
  readonly breakdowns: readonly Breakdown[];
  readonly promised: readonly Promised[];
  readonly tables: readonly Table[];
}

/** One way to attack. */
export interface Scenario {
  /** As `--only` names it. */
  readonly name: string;
  /** A sentence: who does what. */
  readonly what: string;
  run(stage: Stage): Promise<Outcome>;
}
