import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extract } from './run.ts';

const fixtures = new URL('../../src/adapters/galxe/fixtures/', import.meta.url).pathname;
const api = 'https://graphigo.prd.galaxy.eco/query';
let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'extract-'));
});
afterAll(() => rm(directory, { recursive: true }));

/** Runs the command with a frozen clock. */
async function run(...args: string[]) {
  let out = '';
  let error = '';
  const code = await extract(args, { directory, now: 1_790_000_000_000, out: (text) => (out += text), error: (text) => (error += text) });
  return { code, out, error, result: out === '' ? undefined : JSON.parse(out) };
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(path.join(directory, name), content);
  return name;
}

describe('extract', () => {
  it('reads an answer with its request, and prints one JSON value', async () => {
    const { code, result, error } = await run(
      `${fixtures}space-leaderboard.json`,
      '--url',
      api,
      '--body',
      `${fixtures}space-leaderboard.request.json`,
    );
    expect({ code, error, adapter: result.adapter, rejected: result.rejected, warnings: result.warnings }).toEqual({
      code: 0,
      error: '',
      adapter: 'galxe@1',
      rejected: 0,
      warnings: [],
    });
    expect(result).not.toHaveProperty('drift');
    expect(result.observations).toContainEqual(
      expect.objectContaining({ kind: 'board', id: 'points:90002:7', observedAt: 1_790_000_000_000 }),
    );
  });

  it('reads a page by its hydration, at the time that was said', async () => {
    const { result } = await run('--at', '1780000000000', '--url=https://app.galxe.com/', `${fixtures}home.html`);
    expect(result.observations).toHaveLength(7);
    expect(result.observations[0]).toMatchObject({ via: 'hydration', observedAt: 1_780_000_000_000, context: 'home' });
  });

  it('reads the cards of a page whose hydration holds no campaign', async () => {
    const { code, result } = await run(`${fixtures}cards.html`, '--url', 'https://app.galxe.com/quest/explore/all');
    expect(code).toBe(0);
    expect(result.observations.map(({ id, via }: { id: string; via: string }) => `${id} ${via}`)).toEqual([
      'GCbbbbbbb1 dom',
      'GCbbbbbbb2 dom',
      'GCbbbbbbb3 dom',
      'GCbbbbbbb4 dom',
    ]);
  });

  it('has nothing to say about an address of no platform', async () => {
    const { code, result } = await run(await file('any.json', '{}'), '--url', 'https://example.org/');
    expect([code, result]).toEqual([0, { adapter: null, observations: [], rejected: 0, warnings: [] }]);
  });

  it('exits with 3 when the platform has changed, and prints what it has', async () => {
    const answer = await file('drift.json', '{"data":{"campaigns":{"list":[{"__typename":"Campaign","id":null}]}}}');
    const { code, result } = await run(answer, '--url', api);
    expect([code, result.drift.code, result.rejected]).toEqual([3, 'nothing_readable', 1]);
  });

  it.each([
    { why: 'no file', args: ['--url', api], says: 'None was named' },
    { why: 'two files', args: ['a', 'b', '--url', api], says: 'One file at a time' },
    { why: 'a missing file', args: ['missing.json', '--url', api], says: 'there is no such file' },
    { why: 'a directory', args: ['.', '--url', api], says: 'it is a directory' },
    { why: 'no address', args: ['missing.json'], says: 'The address is missing' },
    {
      why: 'something that is no address',
      args: ['missing.json', '--url', 'app.galxe.com'],
      says: '"app.galxe.com" is no http(s) address',
    },
    { why: 'an unknown option', args: ['missing.json', '--url', api, '--colour'], says: '--colour' },
    { why: 'an option without its value', args: ['missing.json', '--url'], says: '--url' },
    { why: 'an odd time', args: ['missing.json', '--url', api, '--at', 'noon'], says: '"noon" is no time' },
  ])('exits with 2 and says how it is used, given $why', async ({ args, says }) => {
    const { code, out, error } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(says);
    expect(error).toContain('npm run extract -- FILE --url URL');
  });

  it.each([
    { why: 'nothing', content: '' },
    { why: 'bytes', content: new Uint8Array([0, 255, 254, 128, 10, 60]) },
    { why: 'a byte order mark', content: '\uFEFF{"data":{"campaign":null}}' },
    { why: '20,000 nested links', content: `<html>${'<a href="/quest/a/GCbbbbbbb1">'.repeat(20_000)}` },
    { why: 'markup that never ends', content: `<a href="/quest/a/GCbbbbbbb1" ${'x '.repeat(100_000)}` },
  ])('does not stumble over a file of $why', async ({ content }) => {
    const { code, out } = await run(await file('odd', content), '--url', 'https://app.galxe.com/quest/explore/all');
    expect([0, 3]).toContain(code);
    expect(JSON.parse(out)).toMatchObject({ adapter: 'galxe@1' });
  });
});
