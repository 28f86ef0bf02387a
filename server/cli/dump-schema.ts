/** `node server/cli/dump-schema.ts`: writes what all migrations together make to `migrations/schema.txt`, which is checked in. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationsFolder } from '../src/db/migrate.ts';
import { openDatabase } from '../src/db/open-database.ts';
import { dumpSchema } from '../src/db/schema-dump.ts';

const folder = await mkdtemp(join(tmpdir(), 'lens-schema-'));
const database = await openDatabase({ folder });
await writeFile(`${migrationsFolder}/schema.txt`, await dumpSchema(database.sql));
await database.close();
await rm(folder, { recursive: true });
