import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consensus } from './run.ts';

let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'consensus-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function run(...args: string[]) {
  let out = '';
  let error = '';
  const code = await consensus(args, { directory, out: (text) => (out += text), error: (text) => (error += text) });
  return { code, error, lines: out.trimEnd().split('\n') };
}

async function file(content: string): Promise<string> {
  await writeFile(path.join(directory, 'reports.csv'), content);
  return 'reports.csv';
}

describe('consensus', () => {
  it('prints what reports come to, in the order of the file, whatever the headings say', async () => {
    const { code, error, lines } = await run(await file('q,who,a\nb,1,x\nb,2,x\nb,3,x\na,1,y\n'), '--kind', 'category');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(lines[0]).toBe('item,value,confidence,n');
    expect(lines[1]).toMatch(/^b,x,0\.9[5-9]\d*,3$/);
    expect(lines[2]).toMatch(/^a,y,0\.[0-8]\d*,1$/);
    expect(lines).toHaveLength(3);
  });

  it('prints numbers as numbers', async () => {
    const { lines } = await run(await file('item,contributor,value\n1,a,10\n1,b,10\n1,c,1e1\n'), '--kind', 'number');
    expect(lines[1]).toMatch(/^1,10,0\.\d+,3$/);
  });

  it('reads quoted cells with commas, quotes and line breaks, Windows line ends and a byte order mark, and writes them the same way', async () => {
    const { lines } = await run(await file('\uFEFFi,c,v\r\n"a,b",1,"say ""hi"""\r\n\r\n"two\nlines",1,z\r\n'), '--kind=category');
    expect(lines.slice(1).join('\n')).toMatch(/^"a,b","say ""hi""",0\.\d+,1\n"two\nlines",z,0\.\d+,1$/);
  });

  it('counts rows it can not read, names the first, and loses nothing beside them', async () => {
    const content = 'i,c,v\na,1,1\nb,2\nc,3,many\n"d,4,4\ne,5,"5" five\n,6,6\nf,7,7,and more\n';
    const { code, error, lines } = await run(await file(content), '--kind', 'number');
    expect(code).toBe(0);
    expect(error).toBe('5 rows could not be read and are left out: line 3, it needs an item, a contributor and a value, and others.\n');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['a', 'f']);
  });

  it('says in the singular that one row could not be read', async () => {
    const { error } = await run(await file('i,c,v\na,1,1\nc,3,many\n'), '--kind', 'number');
    expect(error).toBe('1 row could not be read and is left out: line 3, "many" is no number.\n');
  });

  it('prints only headings for a file without reports', async () => {
    expect(await run(await file('i,c,v\n'), '--kind', 'number')).toEqual({ code: 0, error: '', lines: ['item,value,confidence,n'] });
  });

  it.each([
    { why: 'no file', args: ['--kind', 'number'], says: 'None was named' },
    { why: 'two files', args: ['a', 'b', '--kind', 'number'], says: 'One file at a time' },
    { why: 'no kind', args: ['reports.csv'], says: 'The kind of values is missing' },
    { why: 'another kind', args: ['reports.csv', '--kind', 'colour'], says: '"colour" is no kind' },
    { why: 'an unknown option', args: ['reports.csv', '--sort'], says: '--sort' },
    { why: 'a missing file', args: ['missing.csv', '--kind', 'number'], says: 'there is no such file' },
  ])('exits with 2 and says how it is used, given $why', async ({ args, says }) => {
    const { code, error, lines } = await run(...args);
    expect([code, lines]).toEqual([2, ['']]);
    expect(error).toContain(says);
    expect(error).toContain('npm run consensus -- FILE.csv --kind number|category');
  });

  it('exits with 2 when no row is a report', async () => {
    const { code, error } = await run(await file('i;c;v\na;1;1\n'), '--kind', 'number');
    expect(code).toBe(2);
    expect(error).toContain('No row of the file is a report');
  });
});
