import { browse } from '../harness/browse.ts';
import type { Album } from './album.ts';
import type { Person } from './person.ts';

const explore = 'https://app.galxe.com/quest/explore/all';
const voices = 'https://kaito.ai/mindshare-arena/voices';
const chip = 'infofi-lens .overlay-chip:visible';
const card = 'infofi-lens .overlay-dock > *';
const narrow = { width: 400, height: 820 };

interface Scene {
  /** Who is looking at what: decides the names of the files. */
  readonly stage: 'unconfirmed' | 'agreed' | 'own';
  readonly quest: string;
  /** A handle on X; only for somebody who has X switched on. */
  readonly account?: string;
}

/** Each surface of the product as that person sees it now. */
export async function pictureSurfaces({ lens, page }: Person, album: Album, { stage, quest, account }: Scene): Promise<void> {
  const panel = await lens.open('sidepanel.html');
  const beside = async (url: string, name: string, shows: string) => {
    await page.bringToFront();
    await browse(page, url);
    await panel.locator('main h1, main h2').first().waitFor();
    await album.take(panel, name, shows, { size: narrow });
  };
  /** The page itself, with what the extension shows on it. */
  const onPage = async (url: string, name: string, shows: string, waitFor: string) => {
    const open = async () => {
      await browse(page, url);
      await page.locator(waitFor).first().waitFor();
    };
    await album.take(page, name, shows, { open });
  };
  if (stage === 'unconfirmed') {
    await beside(quest, 'panel-unconfirmed', 'Side panel: a campaign that one person reported');
  } else if (stage === 'agreed') {
    await beside(quest, 'panel-agreed', 'Side panel: the same campaign once three people agree');
  } else {
    await onPage(explore, 'cards', 'Quest cards, each with its chip', chip);
    await onPage(quest, 'campaign', 'A campaign’s page with its card', card);
    await onPage(voices, 'board', 'A mindshare board with its card', chip);
    if (account) await onPage(`https://x.com/${account}`, 'account', 'An account on X with its badge', chip);
    await beside(voices, 'panel-board', 'Side panel: a mindshare board');
    if (account) await beside(`https://x.com/${account}`, 'panel-profile', 'Side panel: an account on X');
    const popup = await lens.open('popup.html');
    await popup.locator('[data-row]').first().waitFor();
    await album.take(popup, 'popup', 'The popup: what ends, what pays, what moved', { size: { width: 400, height: 600 } });
    await popup.close();
  }
  await panel.close();
}
