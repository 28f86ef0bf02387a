/** `npm run keys -- list | rotate [HOURS] | retire ID`: the keys that sign the catalogue. Private halves are never shown. */
import { fileURLToPath } from 'node:url';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import { openDatabase } from '../src/db/open-database.ts';
import { readEnv } from '../src/env.ts';
import { signingService } from '../src/services/signing/signing.ts';
import { signingKeyStore } from '../src/stores/signing-key-store.ts';

const usage = 'npm run keys -- list | rotate [HOURS until it takes over, 24] | retire ID';
const now = () => Date.now() as EpochMs; // the clock is within the range of times
const [command = 'list', argument] = process.argv.slice(2);

try {
  const env = readEnv(process.env);
  const folder = fileURLToPath(new URL(env.DATA_DIR, new URL('../../', import.meta.url)));
  const database = await openDatabase({ url: env.DATABASE_URL, folder });
  try {
    const signing = signingService({ store: signingKeyStore(database.sql), seed: env.SIGNING_KEY, now });
    await signing.ensure();
    await run(signing);
  } finally {
    await database.close();
  }
} catch (error) {
  if (!(error instanceof LensError)) throw error;
  console.error(error.hint ? `${error.message}\n${error.hint}` : error.message);
  process.exitCode = 1;
}

async function run(signing: ReturnType<typeof signingService>): Promise<void> {
  if (command === 'rotate')
    await signing.rotate((now() + hours(argument) * 3_600_000) as EpochMs); // a present time plus at most weeks
  else if (command === 'retire' && argument) await signing.retire(argument);
  else if (command !== 'list') throw new LensError('usage', usage);
  for (const { id, publicKey, notBefore, notAfter, signs } of await signing.list())
    console.log(`${id}  ${publicKey}  ${date(notBefore)} to ${date(notAfter)}${signs ? '  signs now' : ''}`);
}

function hours(text = '24'): number {
  if (!/^\d{1,3}$/.test(text)) throw new LensError('usage', usage);
  return Number(text);
}

function date(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 16);
}
