import { existsSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import type { Answer } from './answer.ts';

const folder = path.join(import.meta.dirname, 'client');
const ready = new Map<string, Answer>();

/** A script or style of the pages. Scripts are TypeScript whose types are dropped on the way out. */
export function asset(name: string): Answer | undefined {
  const known = ready.get(name);
  if (known) return known;
  const file = path.join(folder, name);
  if (path.dirname(file) !== folder || !existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const answer: Answer = name.endsWith('.ts')
    ? { status: 200, type: 'text/javascript; charset=utf-8', body: stripTypeScriptTypes(text) }
    : { status: 200, type: 'text/css; charset=utf-8', body: text };
  ready.set(name, answer);
  return answer;
}
