import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';

/** What a release is made for: all that its bytes depend on beside the sources. */
const Release = z.strictObject({
  /** Origin of the API it talks to unless the user chooses another. */
  LENS_API_URL: z.string(),
  /** Keys that sign that API's catalogue, comma-separated; '' takes on the first that are met. */
  LENS_API_KEYS: z.string(),
});
export type Release = z.infer<typeof Release>;

/** Part of a source zip, so that who builds from it builds the same. */
export const releaseFile = 'release.json';

/** From the environment, else from the file of a source zip, else as `npm start` builds it. */
export function releaseIn(root: string): Release {
  const file = path.join(root, releaseFile);
  const written = existsSync(file) ? z.parse(Release, JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  return {
    LENS_API_URL: process.env.LENS_API_URL || (written?.LENS_API_URL ?? 'http://127.0.0.1:8787'),
    LENS_API_KEYS: process.env.LENS_API_KEYS || (written?.LENS_API_KEYS ?? ''),
  };
}
