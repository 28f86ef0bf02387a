/** How much harder it gets at most: 64 times the work. Beyond it the valve refuses, whatever the work. */
export const moreBitsAtMost = 6;
/** Up to a quarter of what the valve lets through nothing is made harder. */
const quiet = 0.25;

/**
 * Zero bits that a newcomer has to show. Each bit doubles the work: 6 bits are 64 tries in the mean, some 1.5 s in a browser.
 * @param base Bits while all is quiet; 0: no work at all.
 * @param perMinute Newcomers a minute lately. @param valve How many a minute are let in.
 */
export function bitsAsked(base: number, perMinute: number, valve: number): number {
  if (base === 0) return 0;
  const load = valve > 0 ? perMinute / valve : 1;
  const share = Math.min(Math.max((load - quiet) / (1 - quiet), 0), 1);
  return base + Math.ceil(share * moreBitsAtMost);
}

/**
 * Newcomers a minute, as the last five minutes tell: the mean, or the last full minute when that was worse.
 * A single minute would let the difficulty fall as soon as an attacker pauses.
 */
export function arrivalRate(byMinute: ReadonlyMap<number, number>, thisMinute: number): number {
  const of = (back: number) => byMinute.get(thisMinute - back * 60_000) ?? 0;
  const mean = [0, 1, 2, 3, 4].map(of).reduce((sum, n) => sum + n, 0) / 5;
  return Math.max(mean, of(0), of(1));
}
