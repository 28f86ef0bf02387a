import type { EntityKey } from '@infofi-lens/shared/facts/entity';

/** A shown value that was not right at some time of an attack. */
export interface Wound {
  readonly entity: EntityKey;
  readonly field: string;
  /** `false`: never true. `outdated`: true once, and the same crowd without attackers knows better. */
  readonly kind: 'false' | 'outdated';
  /** How far from the nearest right value at most, relative; 1 for what is not a number. */
  moved: number;
  /** The same in the field's own unit, for numbers. */
  movedAbsolute: number | undefined;
  shown: unknown;
  right: unknown;
  readonly since: number;
  /** Hours for which it was shown. */
  hours: number;
}

/** What an attack did to what people are shown. */
export interface Damage {
  /** Agreed entity-fields that were looked at, at their largest number. */
  readonly shown: number;
  /** Entity-fields whose agreed value left its tolerance. */
  readonly falseFields: number;
  readonly outdatedFields: number;
  /** Agreed values that the server itself marks as held back, while the run without attackers does not. */
  readonly heldFields: number;
  /** Entity-fields that the run without attackers agrees on and this one does not, at their largest number. */
  readonly missing: number;
  readonly worst: Wound | undefined;
  /** The longest time for which any false value was shown. */
  readonly longestHours: number;
  /** First false value, hours after the attack began. */
  readonly firstAfterHours: number | undefined;
  readonly wounds: readonly Wound[];
}
