import type { FactValue } from '../contracts/evidence.ts';
import type { EpochMs } from '../units.ts';
import type { Via } from './observation.ts';

/** What this browser itself saw of a field. */
export interface OwnSighting<T = unknown> {
  readonly value: T;
  readonly observedAt: EpochMs;
  readonly via: Via;
}

/** A value ready to be shown. It cannot be had without saying where it comes from. */
export type Shown<T = unknown> =
  | { readonly source: 'you'; readonly value: T; readonly observedAt: EpochMs; readonly via: Via; readonly crowd: FactValue<T> | undefined }
  | { readonly source: 'crowd'; readonly value: T; readonly fact: FactValue<T> }
  | { readonly source: 'reported'; readonly value: T; readonly fact: FactValue<T> };

/**
 * Chooses between one's own sighting and the crowd's value.
 * One's own wins unless the crowd agreed on something newer. An unconfirmed report replaces nothing: it is shown
 * ("reported by n, unconfirmed") only where there is nothing else.
 */
export function shown<T>(own: OwnSighting<T> | undefined, crowd: FactValue<T> | undefined): Shown<T> | undefined {
  const agreed = crowd?.evidence.status === 'agreed' ? crowd : undefined;
  if (own && !(agreed && agreed.evidence.observedAt > own.observedAt)) return { source: 'you', ...own, crowd: agreed };
  if (agreed) return { source: 'crowd', value: agreed.value, fact: agreed };
  return crowd ? { source: 'reported', value: crowd.value, fact: crowd } : undefined;
}
