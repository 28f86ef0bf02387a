import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LensError } from '../../src/errors.ts';

/**
 * A file as text, whatever its bytes: what is no UTF-8 becomes replacement characters.
 * @throws {LensError} `unreadable_file` when there is no such file, or it is none.
 */
export async function readText(directory: string, file: string): Promise<string> {
  try {
    return new TextDecoder().decode(await readFile(path.resolve(directory, file)));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const reason =
      { ENOENT: 'there is no such file', EISDIR: 'it is a directory', EACCES: 'access is denied' }[code] ?? 'it is too large or damaged';
    throw new LensError('unreadable_file', `"${file}" could not be read: ${reason}.`, { cause });
  }
}
