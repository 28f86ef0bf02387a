import { parseArgs } from 'node:util';
import { LensError } from '../../src/errors.ts';

export const usage = `Says what many reports come to, with the engine that makes the facts of the crowd, and prints it as CSV.

  npm run consensus -- FILE.csv --kind number|category
  npm run consensus -- --dump DIR [--key HEX]   checks a day's dump (GET /v1/dumps), computes its values again and compares

  FILE.csv    item,contributor,value: one row a report, below one line of headings (their words do not matter)
  --key       public key of the server (64 hex digits): without it the key that the dump itself names is believed
  --kind      whether values are numbers, or words of which one is right

Prints item,value,confidence,n: n contributors (clusters of those who are one count once) stand behind the value;
a confidence of 0.95 or more means agreed, below that the value is the likeliest and unconfirmed.
Exit: 0 read, 2 wrong use. Rows that can not be read are counted on stderr and cost nothing beside them.
`;

export interface ConsensusArguments {
  readonly file: string;
  readonly kind: 'number' | 'category';
}

/** @throws {LensError} `wrong_use`, with a sentence for the person at the keyboard. */
export function consensusArguments(args: readonly string[]): ConsensusArguments {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (file === undefined) throw wrongUse('Which file should be read? None was named.');
  if (more.length > 0) throw wrongUse(`One file at a time, please: ${positionals.length} were named.`);
  const { kind } = values;
  if (kind === undefined) throw wrongUse('The kind of values is missing: say --kind number or --kind category.');
  if (kind !== 'number' && kind !== 'category') throw wrongUse(`"${kind}" is no kind of values: say --kind number or --kind category.`);
  return { file, kind };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { kind: { type: 'string' } } });
  } catch (cause) {
    throw wrongUse(cause instanceof Error ? cause.message : 'The options could not be read.');
  }
}

function wrongUse(message: string): LensError {
  return new LensError('wrong_use', message);
}
