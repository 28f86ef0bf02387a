import { parseArgs } from 'node:util';
import { webAddress } from '../../src/adapters/web-address.ts';
import { LensError } from '../../src/errors.ts';
import { type EpochMs, epochMs } from '../../src/units.ts';

export const usage = `Reads one recorded answer or page the way the extension does, and prints what it found as JSON.

  npm run extract -- FILE --url URL [--body FILE] [--at MS]

  FILE        what the page received: a JSON answer, flight rows, or an HTML page
  --url URL   the address it came from
  --body FILE the body of the request, where the answer does not say what was asked
  --at MS     when it was seen, in milliseconds since 1970 (now, if left out)

Exit: 0 read (also when nothing matches), 2 wrong use, 3 the platform has changed and the reader has to follow.
`;

/** What the command was asked to do. */
export interface ExtractArguments {
  readonly file: string;
  readonly url: string;
  readonly body: string | undefined;
  readonly at: EpochMs | undefined;
}

/** @throws {LensError} `wrong_use`, with a sentence for the person at the keyboard. */
export function extractArguments(args: readonly string[]): ExtractArguments {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (file === undefined) throw wrongUse('Which file should be read? None was named.');
  if (more.length > 0) throw wrongUse(`One file at a time, please: ${positionals.length} were named.`);
  if (values.url === undefined) throw wrongUse('The address is missing: say with --url where the file came from.');
  if (webAddress(values.url) === undefined) throw wrongUse(`"${values.url}" is no http(s) address.`);
  const at = values.at === undefined ? undefined : epochMs(Number(values.at));
  if (values.at !== undefined && at === undefined) throw wrongUse(`"${values.at}" is no time in milliseconds since 1970.`);
  return { file, url: values.url, body: values.body, at };
}

function parsed(args: readonly string[]) {
  try {
    const options = { url: { type: 'string' }, body: { type: 'string' }, at: { type: 'string' } } as const;
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (cause) {
    throw wrongUse(cause instanceof Error ? cause.message : 'The options could not be read.');
  }
}

function wrongUse(message: string): LensError {
  return new LensError('wrong_use', message);
}
