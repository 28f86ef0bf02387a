import { carriedOf, crowdOf } from '../harness/crowd.ts';
import { signIn } from '../harness/sign-in.ts';
import { openAccount } from '../replicas/x.ts';
import type { World } from '../world/world.ts';
import type { Album } from './album.ts';
import { findingsOf } from './findings.ts';
import { arrive, type Person } from './person.ts';
import { pictureSurfaces } from './pictures.ts';
import type { Story } from './sections.ts';
import { pageOf, starOf } from './star.ts';
import { until } from './until.ts';
import { workOn } from './work.ts';

interface Stage {
  readonly world: World;
  readonly api: string;
  readonly album: Album;
  readonly say: (text: string) => void;
}

/** Four people, one after the other: what one of them sees becomes what another is told. A fifth works meanwhile. */
export async function play({ world, api, album, say }: Stage): Promise<Story> {
  const star = starOf(world, 'FCFS');
  const quest = pageOf(star);
  const common = [
    'https://app.galxe.com/quest/explore/all',
    quest,
    'https://kaito.ai/mindshare-arena/voices',
    `https://yaps.kaito.ai/yapper-leaderboards?topic=${world.kaito.topics[0]}`,
  ];
  const witnesses: { when: string; status: string; n: number }[] = [];
  const note = async (when: string) => {
    const told = (await crowdOf(api)).get(`galxe:campaign:${star.id}`)?.name;
    witnesses.push({ when, status: told?.evidence.status ?? 'unknown', n: told?.evidence.n ?? 0 });
  };
  /** Lists and the page of a campaign each tell a part of it, in batches of their own: `distribution` only the page. */
  const settled = (n: number) =>
    until(async () => {
      const told = (await carriedOf(api)).get(`galxe:campaign:${star.id}`);
      return [told?.name, told?.distribution].every((fact) => (fact?.evidence.n ?? 0) >= n);
    }, 15_000);

  const people: Person[] = [];
  const join = async (choices: Pick<Person, 'name' | 'reads' | 'shares'>, theme: 'light' | 'dark') => {
    const person = await arrive({ ...choices, world, api, theme });
    people.push(person);
    return person;
  };
  try {
    say('Eve works on a raffle for two minutes, in a browser of her own, while the others browse ...');
    const eve = await join({ name: 'Eve', reads: ['galxe'], shares: [] }, 'light');
    const worked = workOn(eve, pageOf(starOf(world, 'RAFFLE')), album);
    worked.catch(() => undefined); // it is awaited below; until then the others go on

    say('Ada shares what she sees on Galxe and Kaito. She browses Galxe, Kaito and Layer3 ...');
    const ada = await join({ name: 'Ada', reads: ['galxe', 'layer3', 'kaito'], shares: ['galxe', 'kaito'] }, 'light');
    const activation = `https://app.layer3.xyz/activations/${world.layer3.quests[0]?.slug}`;
    await ada.read('https://app.galxe.com/', ...common, 'https://app.layer3.xyz/discover', activation);
    await ada.sync();
    await settled(1);
    await note('After Ada');

    say('Cyd shares nothing and has Galxe not read at all; all he knows of it comes from others: one report, unconfirmed ...');
    const cyd = await join({ name: 'Cyd', reads: ['layer3', 'kaito'], shares: [] }, 'dark');
    await cyd.read(`https://yaps.kaito.ai/pre-tge?topic=${world.kaito.topics[3]}`);
    await cyd.sync();
    await pictureSurfaces(cyd, album, { stage: 'unconfirmed', quest });

    say('Bo shares everything, X too. He browses all four platforms ...');
    const everywhere = ['galxe', 'layer3', 'kaito', 'x'] as const;
    const bo = await join({ name: 'Bo', reads: everywhere, shares: everywhere }, 'dark');
    const account = openAccount(world);
    await bo.read(
      ...common,
      'https://app.layer3.xyz/discover',
      'https://x.com/home',
      `https://x.com/${account.handle}`,
      'https://x.com/search?q=mindshare',
    );
    await bo.sync();
    await settled(2);
    await note('After Bo');

    say('Dee is the third who shares Galxe: what three of them saw counts as agreed ...');
    const dee = await join({ name: 'Dee', reads: ['galxe'], shares: ['galxe'] }, 'light');
    await dee.read(...common.slice(0, 2));
    await dee.sync();
    await settled(3);
    await note('After Dee');

    say('Cyd fetches the news and looks again ...');
    await cyd.sync();
    await pictureSurfaces(cyd, album, { stage: 'agreed', quest });
    await pictureSurfaces(bo, album, { stage: 'own', quest, account: account.handle });

    say('Bo signs in with a wallet ...');
    const signedIn = await signIn(bo.lens, (connect) =>
      album.take(connect, 'connect', 'The page of the API where a wallet signs in', { size: { width: 900, height: 640 } }),
    );
    await album.take(signedIn.settings, 'settings', 'The settings, signed in', {
      size: { width: 980, height: 900 },
      open: () => signedIn.settings.locator('#account').evaluate((part) => part.scrollIntoView()), // what is above it grew meanwhile
    });

    say('Waiting for Eve to have worked her two minutes ...');
    const workedMs = await worked;

    say('Comparing every value in the browsers and in the API with what the platforms told ...');
    return { findings: await findingsOf(people, api), signedIn, witnesses, workedMs };
  } finally {
    for (const person of people) await person.leave();
  }
}
