import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { PageCost } from './page-cost.ts';

it('counts starting a script from its first line on, once, with all that is done meanwhile', () => {
  let now = 100;
  const cost = new PageCost(() => now);
  const started = cost.time(() => {
    now += 4;
    cost.time(() => {
      now += 3;
    });
    return 'started';
  }, 88);
  expect(started).toBe('started');
  expect(cost.take()).toEqual({ ms: 19, overlayMs: 0, read: 0 });
  cost.brought('cards');
  expect(cost.take()).toEqual({ ms: 0, overlayMs: 0, read: 0, cards: true });
});

it('every script that runs on pages looks at the clock before it loads anything else', () => {
  const folder = fileURLToPath(new URL('../entrypoints', import.meta.url));
  const scripts = [...globSync('*.content.ts', { cwd: folder }), ...globSync('overlay-*.ts', { cwd: folder })];
  expect(scripts.length).toBeGreaterThan(7);
  for (const script of scripts) {
    const [first] = readFileSync(path.join(folder, script), 'utf8').match(/^import .*$/m) ?? [];
    expect([script, first]).toEqual([script, "import { began } from '../messaging/began.ts';"]);
  }
});
