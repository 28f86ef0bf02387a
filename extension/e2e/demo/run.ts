import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareApi } from '../harness/api.ts';
import { buildExtension } from '../harness/build-extension.ts';
import { root } from '../harness/root.ts';
import { makeWorld } from '../world/world.ts';
import { Album } from './album.ts';
import { isGood } from './findings.ts';
import { html, markdown } from './report.ts';
import { type Story, sections } from './sections.ts';
import { play } from './story.ts';

const folder = path.join(root, 'demo-output');
const started = Date.now();
const say = (text: string) => console.log(`[${String(Math.round((Date.now() - started) / 1_000)).padStart(3)} s] ${text}`);

/** Shows the whole product with five people on four platforms, leaves pictures and a report, and checks every value. */
async function demo(): Promise<boolean> {
  say('Building the extension ...');
  await buildExtension();
  say('Starting the API with a PostgreSQL of its own ...');
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'lens-demo-api-'));
  const api = await prepareApi(dataDir);
  try {
    await api.start();
    const album = new Album(folder);
    const world = makeWorld(69, Date.now());
    const story: Story = await play({ world, api: api.url, album, say });
    const parts = sections(story, album.pictures);
    writeFileSync(path.join(folder, 'report.md'), markdown('InfoFi Lens: a run of the demo', parts));
    writeFileSync(path.join(folder, 'report.html'), html('InfoFi Lens: a run of the demo', parts));
    const { findings } = story;
    const fields = [...findings.browsers.map(({ comparison }) => comparison), findings.api].reduce((sum, one) => sum + one.fields, 0);
    const good = isGood(findings) && story.signedIn.codes[0] === story.signedIn.codes[1];
    say(
      good
        ? `Done: ${fields} values compared, all as the platforms told them.`
        : 'Done, and something is not as it should be: see the report.',
    );
    say(`Report: ${pathToFileURL(path.join(folder, 'report.html')).href}`);
    return good;
  } finally {
    await api.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

try {
  process.exitCode = (await demo()) ? 0 : 1;
} catch (error) {
  console.error(`\nThe demo could not go on: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
