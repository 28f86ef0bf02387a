import { sameness } from '@infofi-lens/shared/consensus/claim';
import type { Consensus } from '@infofi-lens/shared/facts/field';

/** The values that would be right to show: those that were true in a stretch of time. */
export type Right = readonly unknown[];

/** Fields whose numbers are a matter of more or less. Times change at once and are told apart exactly. */
export function toleranceOf({ rule, ...rest }: Consensus): number | undefined {
  return (rule === 'median' || rule === 'monotone-kth') && 'tolerance' in rest ? rest.tolerance : undefined;
}

/** Room for numbers that are read at different minutes and for steps of one, which no tolerance that is relative covers at small counts. */
const oneStep = 1;

/** Whether a shown value lies within its field's tolerance of what would be right. */
export function isRight(value: unknown, right: Right, tolerance: number | undefined): boolean {
  if (tolerance === undefined) return right.some((one) => sameness(one) === sameness(value));
  return movedBy(value, right) <= Math.max(tolerance, stepOf(right)) + 1e-9;
}

/**
 * How far a shown number lies outside of everything that would be right, relative to the nearest of it.
 * For what is not a number: 0 when it is right, else 1.
 */
export function movedBy(value: unknown, right: Right): number {
  const numbers = right.filter((one) => typeof one === 'number');
  if (typeof value !== 'number' || numbers.length === 0) return right.some((one) => sameness(one) === sameness(value)) ? 0 : 1;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (value > high) return (value - high) / Math.max(Math.abs(high), 1e-6);
  if (value < low) return (low - value) / Math.max(Math.abs(low), 1e-6);
  return 0;
}

function stepOf(right: Right): number {
  const whole = right.filter((one) => typeof one === 'number' && Number.isInteger(one) && one > 0);
  return whole.length === right.length && whole.length > 0 ? oneStep / Math.min(...(whole as number[])) : 0;
}
