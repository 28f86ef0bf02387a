import { parseArgs } from 'node:util';
import { scenarios } from './scenarios/registry.ts';
import type { Scenario } from './scenarios/scenario.ts';

export interface Options {
  readonly seed: number;
  readonly quick: boolean;
  readonly json: boolean;
  /** File for the report as JSON. */
  readonly out: string | undefined;
  readonly scenarios: readonly Scenario[];
}

const usage = 'Usage: npm run attack -- [--seed N] [--only NAME]... [--quick] [--json] [--out FILE]';

/** @param today The day gives the seed when none is given: new attacks every day, and each can be played again. */
export function readOptions(args: readonly string[], today: Date): Options | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string' },
        only: { type: 'string', multiple: true, default: [] },
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
      },
    });
    const unknown = values.only.filter((name) => !scenarios.some((one) => one.name === name));
    const names = scenarios.map(({ name }) => name).join(', ');
    if (unknown.length > 0) return { wrong: `There is no attack "${unknown.join('", "')}". There are: ${names}.` };
    const seed = values.seed === undefined ? Number(today.toISOString().slice(0, 10).replaceAll('-', '')) : Number(values.seed);
    if (!Number.isInteger(seed) || seed < 0) return { wrong: `A seed is a whole number.\n${usage}` };
    const chosen = scenarios.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
    return { seed, quick: values.quick, json: values.json, out: values.out, scenarios: chosen };
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : 'Something is wrong with the options.'}\n${usage}` };
  }
}
