import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnswer } from './testing/read.ts';

// Real pages are kept beside the repository, not in it: where they are absent there is nothing to compare.
const folder = path.resolve(import.meta.dirname, '../../../../../shared/fixtures/layer3');
const text = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const none = { observations: [], rejected: 0, warnings: [] };

describe.runIf(existsSync(folder))('recordings of Layer3', () => {
  it.each(['https://app.layer3.xyz/discover', 'https://app.layer3.xyz/api/trpc/questSearch.search?batch=1'])(
    'a challenge at %s is nothing',
    (url) => {
      expect(readAnswer(url, text('cloudflare-challenge.html'))).toEqual(none);
    },
  );

  it('the landing page is nothing', () => {
    const next = text('landing_next_data.json');
    expect(
      readAnswer('https://layer3.xyz/quests', `<script id="__NEXT_DATA__" type="application/json">${next}</script>`, { via: 'hydration' }),
    ).toEqual(none);
    expect(readAnswer('https://app.layer3.xyz/_next/data/x/index.json', next)).toEqual(none);
  });
});
