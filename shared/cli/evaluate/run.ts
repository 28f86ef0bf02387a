import path from 'node:path';
import { parseArgs } from 'node:util';
import { planner } from './planner/section.ts';
import { roi } from './roi/section.ts';
import type { Section, Surroundings } from './section.ts';
import { shill } from './shill/section.ts';

/** In the order in which they are printed. */
const sections: Readonly<Record<string, Section>> = { roi, planner, shill };

const usage = `Judges the scores on data they were not made from, and prints the tables of docs/methodology.md.

  npm run evaluate -- [--only ${Object.keys(sections).join('|')}] [FOLDER]   FOLDER holds recorded answers of the platforms`;

/** Runs `evaluate`. @returns the exit code: 0 everything asked of the scores is met, 1 something is not, 2 wrong use. */
export async function evaluate(args: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const asked = parsed(args);
  if (asked === undefined) {
    surroundings.error(usage);
    return 2;
  }
  const fixtures = asked.folder === undefined ? undefined : path.resolve(surroundings.directory, asked.folder);
  let met = true;
  for (const [name, section] of Object.entries(sections)) {
    if (asked.only !== undefined && asked.only !== name) continue;
    met = (await section(surroundings, fixtures)) && met;
  }
  return met ? 0 : 1;
}

function parsed(args: readonly string[]): { only: string | undefined; folder: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { only: { type: 'string' } }, allowPositionals: true });
    const known = values.only === undefined || values.only in sections;
    return known && positionals.length <= 1 ? { only: values.only, folder: positionals[0] } : undefined;
  } catch {
    return undefined;
  }
}
