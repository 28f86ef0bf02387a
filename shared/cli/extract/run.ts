import { LensError } from '../../src/errors.ts';
import { epochMs } from '../../src/units.ts';
import { extractArguments, usage } from './arguments.ts';
import { readText } from './read-text.ts';
import { readRecording } from './recording.ts';

/** What the command needs of its surroundings. */
export interface Surroundings {
  /** Where relative file names start. */
  readonly directory: string;
  readonly now: number;
  out(text: string): void;
  error(text: string): void;
}

/** Runs `extract`. @returns the exit code: 0 read, 2 wrong use, 3 drift. */
export async function extract(args: readonly string[], { directory, now, out, error }: Surroundings): Promise<0 | 2 | 3> {
  try {
    const { file, url, body, at } = extractArguments(args);
    const capturedAt = at ?? epochMs(now);
    if (capturedAt === undefined)
      throw new LensError('wrong_use', 'The clock of this computer is not set; say with --at when the file was recorded.');
    const requestBody = body === undefined ? {} : { requestBody: await readText(directory, body) };
    const { adapter, observations, rejected, warnings, drift } = readRecording({
      url,
      capturedAt,
      body: await readText(directory, file),
      ...requestBody,
    });
    out(`${JSON.stringify({ adapter, observations, rejected, warnings, ...(drift ? { drift } : {}) })}\n`);
    return drift ? 3 : 0;
  } catch (cause) {
    if (!(cause instanceof LensError)) throw cause;
    error(`${cause.message}\n\n${usage}`);
    return 2;
  }
}
