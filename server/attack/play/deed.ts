import type { Member } from '../member.ts';

/** A batch that somebody sends at a time. */
export interface Deed {
  readonly at: number;
  readonly who: Member;
  readonly items: readonly unknown[];
  /** Properties of the batch to lay over what an honest client would send. */
  readonly change?: Record<string, unknown>;
}
