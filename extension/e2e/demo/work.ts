import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import { browse } from '../harness/browse.ts';
import { finishedSome } from '../harness/outcomes.ts';
import type { Album } from './album.ts';
import type { Person } from './person.ts';

/** Long enough for a time of one's own to stand on the card. */
const worthATime = 120_000;
const patience = 240_000;

const TimeRow = z.object({ campaign: z.string(), activeMs: z.number() });

/**
 * Somebody brings the table along that they kept until now, three campaigns with what they took and paid, as a value per hour needs a time
 * to divide by; really spends two minutes on another campaign; and takes pictures of it.
 */
export async function workOn({ lens, page }: Person, quest: string, album: Album): Promise<number> {
  await finishedSome(lens);
  await page.bringToFront();
  await browse(page, quest);
  const end = Date.now() + patience;
  let spent = 0;
  for (let moves = 0; spent < worthATime; moves += 1) {
    if (Date.now() > end) throw new Error(`Only ${Math.round(spent / 1_000)} s of two minutes at work were measured.`);
    await page.mouse.move(300 + (moves % 7) * 20, 300 + (moves % 5) * 20);
    await delay(2_000);
    const rows = (await lens.rows('time')).map((row) => z.parse(TimeRow, row));
    spent = rows.reduce((sum, { activeMs }) => sum + activeMs, 0);
  }
  const open = () => browse(page, quest).then(() => page.locator('infofi-lens .overlay-dock > *').first().waitFor());
  await album.take(page, 'worth', 'A campaign’s page after two minutes of work: what an hour of it is worth', { open });
  const panel = await lens.open('sidepanel.html');
  await page.bringToFront();
  await browse(page, quest);
  await panel.locator('main h1, main h2').first().waitFor();
  await album.take(panel, 'panel-worth', 'Side panel: the same, with all that goes into it', { size: { width: 400, height: 820 } });
  await panel.close();
  return spent;
}
