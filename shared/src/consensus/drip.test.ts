import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactValue } from '../contracts/evidence.ts';
import type { Consensus } from '../facts/field.ts';
import { Dice } from '../testing/dice.ts';
import type { EpochMs, Ratio } from '../units.ts';
import type { Claim } from './claim.ts';
import { resolve } from './resolve.ts';
import { crowdMs } from './settings.ts';

/**
 * Weeks, not moments: what is agreed at one look is the base of the next, and colluders who come to every look push what is shown a little
 * further each time, while honest people come when they come.
 */
const hour = 3_600_000;
const began = Date.UTC(2026, 10, 2);
const looks = Array.from({ length: 80 }, (_, nth) => began + nth * 6 * hour); // twenty days
/** Colluders come after some days, of which an item has its crowd. */
const quietLooks = 32;
const runs = { numRuns: fc.readConfigureGlobal().numRuns ?? 40 };

interface World {
  readonly rule: Exclude<Consensus, { rule: 'none' | 'mode-quorum' | 'latest-quorum' }>;
  truth(at: number): number;
}
const counter: World = {
  rule: { rule: 'monotone-kth', windowMs: 24 * hour, tolerance: 0.05 },
  truth: (at) => 1_000 + Math.floor((at - began) / hour) * 4,
};
const swaying: World = {
  rule: { rule: 'median', windowMs: 6 * hour, tolerance: 0.02 },
  truth: (at) => Math.round(10_000 * (1 + 0.2 * Math.sin((at - began) / (70 * hour)))),
};

describe.each([
  ['a counter', counter],
  ['a number that moves', swaying],
])('%s, pushed a little at every look for weeks by at most three in ten of its crowd', { timeout: 30_000 }, (_, { rule, truth }) => {
  it('stays within its tolerance of what honest people saw', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 14 }), fc.double({ min: 0.3, max: 0.99, noNaN: true }), fc.nat(), (honest, step, seed) => {
        const dice = new Dice(seed);
        const seldom = Array.from({ length: honest }, () => 0.1 + dice.next() * 0.5);
        const said = new Map<string, Claim>();
        const seen: number[] = [];
        let base: FactValue | undefined;
        for (const [nth, look] of looks.entries()) {
          const say = (cluster: string, value: number, before: number, trust: number) =>
            said.set(cluster, { cluster, value, observedAt: (look - before) as EpochMs, trust: trust as Ratio }); // a time and a share
          for (const [who, share] of seldom.entries()) {
            if (!dice.chance(share)) continue;
            const before = dice.whole(1, 350) * 60_000;
            seen.push(truth(look - before));
            say(`honest ${who}`, truth(look - before), before, 0.83 + dice.next() * 0.12);
          }
          const isOfCrowd = ({ cluster, observedAt }: Claim) =>
            String(cluster).startsWith('honest') && observedAt > look - crowdMs + 6 * hour;
          const crowd = [...said.values()].filter(isOfCrowd).length;
          const colluders = nth < quietLooks ? 0 : Math.floor((crowd * 3) / 7);
          const pushed = Math.ceil(Math.max(Number(base?.value ?? 0), truth(look)) * (1 + rule.tolerance * step));
          for (let n = 0; n < colluders; n += 1) say(`hostile ${n}`, pushed, dice.whole(0, 60) * 60_000, 0.95);
          const { fact } = resolve({ consensus: rule }, [...said.values()], base);
          base = fact?.evidence.status === 'agreed' ? fact : base;
          if (base) expect(Number(base.value)).toBeLessThanOrEqual(Math.max(...seen) * (1 + rule.tolerance) + 1e-9);
        }
        expect(base).toBeDefined();
      }),
      runs,
    );
  });
});
