import { createHash, randomInt } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { DumpFile } from '@infofi-lens/shared/contracts/dumps';
import type { KeptCheckpoint } from '../../stores/checkpoint-store.ts';
import type { DumpMoment } from '../../stores/dump-store.ts';
import { dumpReadme } from './readme.ts';

/** Writes the files of one day. @param folder Has to be empty. */
export async function writeDump(folder: string, date: string, moment: DumpMoment, { signed }: KeptCheckpoint): Promise<DumpFile[]> {
  const name = pseudonyms();
  const cluster = pseudonyms();
  const parts = ['claims', 'standings', 'bases', 'facts'] as const;
  const files = Object.fromEntries(parts.map((part) => [part, lineFile(folder, `${date}.${part}.jsonl.gz`)])) as Record<
    (typeof parts)[number],
    ReturnType<typeof lineFile>
  >; // one for each part

  const named = new Set<number>();
  for await (const { key, facts, base, claims } of moment.entities()) {
    const entity = JSON.stringify(key);
    await files.facts.write(`{"entity":${entity},"facts":${facts}}`);
    if (base !== undefined) await files.bases.write(`{"entity":${entity},"facts":${base}}`);
    const lines = claims.map(({ contributor, fields }) => ({ by: name(contributor), fields: JSON.stringify(fields) }));
    for (const { contributor } of claims) named.add(contributor);
    // In the order of names that were drawn: the order of the database is that in which people came.
    for (const { by, fields } of lines.sort((a, b) => (a.by < b.by ? -1 : 1)))
      await files.claims.write(`{"entity":${entity},"by":"${by}","fields":${fields}}`);
  }
  const standings = moment.standings
    .filter(({ no }) => named.has(no))
    .map(({ no, cluster: of, trust }) => ({
      by: name(no),
      ...(of === null ? {} : { cluster: cluster(of) }),
      ...(trust === null ? {} : { trust }),
    }));
  for (const standing of standings.sort((a, b) => (a.by < b.by ? -1 : 1))) await files.standings.write(JSON.stringify(standing));

  const { newcomerTrust, directives } = moment;
  return [
    ...(await Promise.all(parts.map((part) => files[part].end()))),
    await textFile(folder, `${date}.checkpoint.json`, `${JSON.stringify({ signed, newcomerTrust, directives })}\n`),
    await textFile(folder, `${date}.README.txt`, dumpReadme(date)),
  ];
}

/** Names drawn at random, each once; they and what they stand for are forgotten with the function. */
function pseudonyms(): (no: number) => string {
  const drawn = new Map<number, string>();
  const taken = new Set<string>();
  return (no) => {
    let name = drawn.get(no);
    while (name === undefined) {
      const candidate = `p${randomInt(2 ** 47).toString(36)}`;
      if (taken.has(candidate)) continue;
      taken.add(candidate);
      drawn.set(no, candidate);
      name = candidate;
    }
    return name;
  };
}

/** A gzip of lines, written as they come. */
function lineFile(folder: string, name: string) {
  const hash = createHash('sha256');
  const counting = new PassThrough();
  let bytes = 0;
  counting.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    hash.update(chunk);
  });
  const gzip = createGzip();
  const written = pipeline(gzip, counting, createWriteStream(path.join(folder, name)));
  written.catch(() => undefined); // whoever ends the file is told
  return {
    async write(line: string): Promise<void> {
      if (!gzip.write(`${line}\n`)) await new Promise((drained) => gzip.once('drain', drained));
    },
    async end(): Promise<DumpFile> {
      gzip.end();
      await written;
      return { name, bytes, sha256: hash.digest('hex') };
    },
  };
}

/** Writes a file that is a text. */
export async function textFile(folder: string, name: string, text: string): Promise<DumpFile> {
  const bytes = Buffer.from(text);
  await writeFile(path.join(folder, name), bytes);
  return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
