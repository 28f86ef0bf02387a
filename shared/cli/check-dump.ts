import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Checkpoint } from '../src/contracts/checkpoint.ts';
import { DumpedCheckpoint, DumpedFiles, SignedDump } from '../src/contracts/dumps.ts';
import { followKeys, open, pinned, refused, type Trust } from '../src/signing/trust.ts';

/**
 * Whether the files of a day are those that a server signed, and its checkpoint too.
 * @param key Public key of the server, hex. `undefined`: the key that the dump names is believed.
 * @returns the name of the key that signed.
 * @throws {RefusedError} with the reason: `not_signed`, `dump_changed`, and what the signatures come to.
 */
export async function checkDump(folder: string, day: string, key: string | undefined): Promise<string> {
  const text = await readFile(path.join(folder, `${day}.signed.json`), 'utf8').catch((cause: unknown) => {
    throw refused('not_signed', `There is no ${day}.signed.json: nothing says who wrote these files.`, cause);
  });
  const { signed, keys } = SignedDump.parse(json(text, `${day}.signed.json`));
  const trust: Trust = followKeys(key === undefined ? undefined : pinned([key]), keys);
  const { date, files } = open(signed, 'dump', DumpedFiles, trust, ({ madeAt }) => madeAt);
  if (date !== day) throw refused('dump_changed', `What was signed are the files of ${date}, not of ${day}.`);
  for (const { name, bytes, sha256 } of files) {
    const file = path.join(folder, name);
    const size = (await stat(file).catch(() => undefined))?.size;
    if (size === undefined) throw refused('dump_changed', `${name} is missing.`);
    if (size !== bytes || (await sha256Of(file)) !== sha256) throw refused('dump_changed', `${name} is not the file that was signed.`);
  }
  const held = DumpedCheckpoint.parse(json(await readFile(path.join(folder, `${day}.checkpoint.json`), 'utf8'), 'The checkpoint'));
  const checkpoint = open(held.signed, 'checkpoint', Checkpoint, trust, ({ madeAt }) => madeAt);
  if (checkpoint.newcomerTrust !== held.newcomerTrust)
    throw refused('dump_changed', 'What newcomers are worth is not what the checkpoint says.');
  return signed.keyId;
}

function json(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refused('malformed', `${what} is not JSON.`, cause);
  }
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
