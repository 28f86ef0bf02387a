/** `npm run consensus -- --dump DIR`: computes every value of a day's dump again with the engine the server uses, and compares. */
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type * as z from 'zod/mini';
import { DumpedCheckpoint, DumpedClaims, DumpedFacts, DumpedStanding } from '../src/contracts/dumps.ts';
import { LensError } from '../src/errors.ts';
import type { Facts, HeldClaim } from '../src/settle/entity.ts';
import { differences, type RecordedClaims, recomputing } from '../src/settle/recompute.ts';
import { checkDump } from './check-dump.ts';
import { usage } from './consensus/arguments.ts';
import type { Surroundings } from './consensus/run.ts';

export interface DumpReport {
  /** Name of the key. */
  readonly signedBy: string;
  readonly values: number;
  readonly differ: number;
  /** The first of those that differ, `entity field`. */
  readonly examples: readonly string[];
}

/**
 * Recomputes a dump.
 * @param folder Holds the files of one day. @param key Public key of the server.
 * @throws {LensError} `no_dump` when there are none, and what {@link checkDump} refuses; what the schemas say about a line that is none.
 */
export async function recomputeDump(folder: string, key?: string): Promise<DumpReport> {
  const day = (await readdir(folder)).map((name) => /^(\d{4}-\d{2}-\d{2})\.facts\.jsonl\.gz$/.exec(name)?.[1]).find(Boolean);
  if (!day) throw new LensError('no_dump', `There are no files of a dump in ${folder}.`);
  const signedBy = await checkDump(folder, day, key);
  const file = (part: string) => path.join(folder, `${day}.${part}`);

  const { newcomerTrust, directives } = DumpedCheckpoint.parse(JSON.parse(await readFile(file('checkpoint.json'), 'utf8')));
  const standings = new Map<string, z.infer<typeof DumpedStanding>>();
  for await (const standing of linesOf(file('standings.jsonl.gz'), DumpedStanding)) standings.set(standing.by, standing);
  const bases = new Map<string, Facts>();
  for await (const { entity, facts } of linesOf(file('bases.jsonl.gz'), DumpedFacts)) bases.set(entity, facts);
  const { factsOf } = recomputing({ newcomerTrust, directives, standings, bases });
  const shown = new Map<string, Facts>();
  for await (const { entity, facts } of linesOf(file('facts.jsonl.gz'), DumpedFacts)) shown.set(entity, facts);

  let [values, differ] = [0, 0];
  const examples: string[] = [];
  const compare = (entity: string, claims: readonly RecordedClaims[]) => {
    const held = shown.get(entity) ?? {};
    const odd = differences(factsOf(entity, claims), held);
    values += Object.keys(held).length;
    differ += odd.length;
    examples.push(...odd.slice(0, Math.max(0, 20 - examples.length)).map((name) => `${entity} ${name}`));
    shown.delete(entity);
  };
  let [current, claims]: [string | undefined, RecordedClaims[]] = [undefined, []];
  for await (const { entity, by, fields } of linesOf(file('claims.jsonl.gz'), DumpedClaims)) {
    if (current !== undefined && entity !== current) {
      compare(current, claims);
      claims = [];
    }
    current = entity;
    claims.push({ by, fields: fields as Readonly<Record<string, HeldClaim>> }); // the schema's tuples are what a claim is
  }
  if (current !== undefined) compare(current, claims);
  for (const entity of [...shown.keys()]) compare(entity, []);
  return { signedBy, values, differ, examples };
}

async function* linesOf<S extends z.ZodMiniType>(name: string, schema: S): AsyncGenerator<z.infer<S>> {
  const unzipped = createGunzip();
  const reading = pipeline(createReadStream(name), unzipped);
  for await (const line of createInterface({ input: unzipped })) yield schema.parse(JSON.parse(line));
  await reading;
}

/** `--dump DIR [--key HEX]`. @returns the exit code: 0 when every value is what was shown, 1 when one differs, 2 for wrong use or files that are refused. */
export async function consensusOfDump(args: readonly string[], { directory, out, error }: Surroundings): Promise<number> {
  const [, folder, option, key, ...more] = args;
  if (folder === undefined || more.length > 0 || (option !== undefined && (option !== '--key' || !/^[0-9a-f]{64}$/.test(key ?? '')))) {
    error(usage);
    return 2;
  }
  try {
    const { signedBy, values, differ, examples } = await recomputeDump(path.resolve(directory, folder), key);
    out(
      [
        `signed by ${signedBy}${key === undefined ? ', as the dump itself says' : ''}\n`,
        `${values} values, ${differ} differ\n`,
        ...examples.map((one) => `  ${one}\n`),
      ].join(''),
    );
    return differ === 0 ? 0 : 1;
  } catch (cause) {
    if (!(cause instanceof LensError)) throw cause;
    error(`${cause.message}\n`);
    return 2;
  }
}
