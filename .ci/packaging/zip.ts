import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';

/** Contents by path, with `/` between folders. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** The same files make the same bytes, on any machine and at any time: sorted, with one date, packed by one library. */
export function zip(files: Files): Uint8Array {
  const always = new Date(2000, 0, 1); // by the zone of here and now, in which zips are written
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: always });
}

/** Every file below a folder. */
export function filesIn(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file)];
    }),
  );
}
