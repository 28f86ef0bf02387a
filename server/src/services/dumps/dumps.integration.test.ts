import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DumpedFiles, DumpList, SignedDump } from '@infofi-lens/shared/contracts/dumps';
import { sign } from '@infofi-lens/shared/signing/signed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consensusOfDump, recomputeDump } from '../../../../shared/cli/consensus-dump.ts';
import { signingKeyStore } from '../../stores/signing-key-store.ts';
import { rowSeen } from '../../testing/contributor.ts';
import { type CrowdWorld, crowdWorld, day, hour } from '../../testing/crowd-world.ts';
import { signingService } from '../signing/signing.ts';

let folder: string;
let world: CrowdWorld;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lens-dumps-'));
  world = await crowdWorld(6, { dumpsFolder: path.join(folder, 'made') });
});
afterAll(async () => {
  await world.db.drop();
  await rm(folder, { recursive: true });
});

const list = async () => DumpList.parse(await (await world.app.request('/v1/dumps')).json()).dumps;
const download = async (name: string) => Buffer.from(await (await world.app.request(`/v1/dumps/${name}`)).arrayBuffer());
/** As a server would that had written this file itself. */
async function signAgain(own: string, changed: string): Promise<void> {
  const list = path.join(own, '2026-11-22.signed.json');
  const { signed, keys } = SignedDump.parse(JSON.parse(await readFile(list, 'utf8')));
  const content = await readFile(changed);
  const dumped = DumpedFiles.parse(JSON.parse(signed.text));
  const files = dumped.files.map((file) =>
    file.name === path.basename(changed)
      ? { ...file, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
      : file,
  );
  const signing = signingService({ store: signingKeyStore(world.db.sql), now: world.now });
  await writeFile(list, JSON.stringify({ signed: await sign(await signing.signer(), 'dump', JSON.stringify({ ...dumped, files })), keys }));
}

const parts = ['claims.jsonl.gz', 'standings.jsonl.gz', 'bases.jsonl.gz', 'facts.jsonl.gz', 'checkpoint.json', 'README.txt', 'signed.json'];

describe('the daily dump', () => {
  it('is not there for 48 hours', async () => {
    await world.see([0, 1, 2], ['a', 'b'], { name: 'Agreed', participants: 200, tasks: [{ id: 't1', name: 'Follow' }] });
    await world.see([3, 4], 'a', { name: 'Otherwise' });
    await world.people[0]?.share([rowSeen(world.now(), 'somebody', 0.5)]);
    await world.settleAll();
    await world.checkpoints.now('a test');
    await world.see([5], 'a', { name: 'Otherwise' }); // changes after the checkpoint's base
    await world.settleAll();
    expect(await list()).toEqual([]);
    world.pass(2 * day - 1);
    expect(await list()).toEqual([]);
    expect((await world.app.request('/v1/dumps/2026-11-20.facts.jsonl.gz')).status).toBe(404);
    world.pass(1);
    expect(await list()).toMatchObject([{ date: '2026-11-20' }]);
  });

  it('is made once a day', async () => {
    world.pass(hour);
    await world.checkpoints.now('a test');
    await world.checkpoints.now('a test');
    world.pass(2 * day);
    expect((await list()).map(({ date }) => date)).toEqual(['2026-11-22', '2026-11-20']);
  });

  it('can be downloaded as listed, and kept forever', async () => {
    const [newest] = await list();
    expect(newest?.files.map(({ name }) => name)).toEqual(parts.map((part) => `${newest?.date}.${part}`));
    for (const { name, bytes, sha256 } of newest?.files ?? []) {
      const content = await download(name);
      expect(content).toHaveLength(bytes);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
    const response = await world.app.request(`/v1/dumps/${newest?.files[0]?.name}`);
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-type')).toBe('application/gzip');
  });

  it('names no contributor, no row of a board, and nobody twice alike', async () => {
    const text = async (date: string) => gunzipSync(await download(`${date}.claims.jsonl.gz`)).toString();
    const [first, second] = [await text('2026-11-20'), await text('2026-11-22')];
    for (const { device } of world.people) expect(first).not.toContain(device.id);
    expect(first).not.toContain('board-entry');
    const names = (of: string) => new Set(of.match(/"by":"\w+"/g));
    expect(names(first).size).toBe(5);
    expect(names(first).intersection(names(second)).size).toBe(0);
  });

  it('comes to what the API shows when it is computed again, and tells when it does not', async () => {
    const own = path.join(folder, 'own');
    await mkdir(own);
    for (const part of parts) await writeFile(path.join(own, `2026-11-22.${part}`), await download(`2026-11-22.${part}`));
    const report = await recomputeDump(own);
    expect(report).toEqual({ signedBy: expect.any(String), values: 6, differ: 0, examples: [] });
    const said: string[] = [];
    const to = { directory: folder, out: (text: string) => said.push(text), error: (text: string) => said.push(text) };
    expect(await consensusOfDump(['--dump', 'own'], to)).toBe(0);
    expect(said).toEqual([`signed by ${report.signedBy}, as the dump itself says\n6 values, 0 differ\n`]);
    expect(await consensusOfDump(['--dump', '.'], to)).toBe(2);

    const facts = path.join(own, '2026-11-22.facts.jsonl.gz');
    const changed = gunzipSync(await readFile(facts))
      .toString()
      .replace('"value":200', '"value":201');
    const before = await readFile(facts);
    await writeFile(facts, gzipSync(changed));
    await expect(recomputeDump(own)).rejects.toMatchObject({ code: 'dump_changed', message: expect.stringContaining('facts.jsonl.gz') });
    expect(await consensusOfDump(['--dump', 'own'], to)).toBe(2);
    await signAgain(own, facts);
    expect(await recomputeDump(own)).toMatchObject({ values: 6, differ: 1, examples: [expect.stringContaining('participants')] });
    await writeFile(facts, before);
  });

  it('is refused when it is signed by another than the key one knows, when the list was changed, and when it is not signed at all', async () => {
    const own = path.join(folder, 'own');
    const list = path.join(own, '2026-11-22.signed.json');
    await writeFile(list, await download('2026-11-22.signed.json'));
    const [key] = await world.db.sql<{ hex: string }[]>`select encode(public_key, 'hex') as hex from signing_keys`;
    expect(await recomputeDump(own, key?.hex)).toMatchObject({ differ: 0 });
    await expect(recomputeDump(own, '00'.repeat(32))).rejects.toMatchObject({ code: 'unknown_key' });
    await writeFile(list, (await readFile(list, 'utf8')).replace('2026-11-22.README', '2026-11-22.readme'));
    await expect(recomputeDump(own, key?.hex)).rejects.toMatchObject({ code: 'bad_signature' });
    await rm(list);
    await expect(recomputeDump(own)).rejects.toMatchObject({ code: 'not_signed' });
  });

  it('is removed after 30 days', async () => {
    world.pass(31 * day);
    await world.checkpoints.now('a test');
    world.pass(2 * day);
    expect(await list()).toHaveLength(1);
  });
});
