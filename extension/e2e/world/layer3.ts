import { projectName, questName, slugOf } from './names.ts';
import { seeded } from './random.ts';
import { known, type Truth } from './truth.ts';

export interface Layer3Quest {
  readonly slug: string;
  readonly title: string;
  readonly kind: 'activations' | 'quests' | 'streaks' | 'collections';
  readonly xp: number;
  readonly startDate: number;
  readonly endDate: number | undefined;
  readonly participants: number;
  readonly community: { readonly slug: string; readonly title: string };
  readonly steps: readonly string[];
}

export interface Layer3World {
  readonly quests: readonly Layer3Quest[];
}

const day = 86_400_000;

/** @param now Milliseconds. */
export function layer3World(seed: number, now: number, size: { quests: number }): Layer3World {
  const random = seeded(seed, 'layer3');
  const communities = Array.from({ length: 20 }, (_, index) => {
    const title = projectName(random);
    return { slug: `${slugOf(title)}-${index}`, title };
  });
  const quests = Array.from({ length: size.quests }, (_, index): Layer3Quest => {
    const community = communities[index % communities.length] ?? { slug: 'none', title: 'None' };
    const title = questName(random, community.title);
    return {
      slug: `${slugOf(title)}-${index}`,
      title,
      kind: random.pick(['activations', 'activations', 'activations', 'quests', 'streaks', 'collections']),
      xp: random.int(2, 60) * 10,
      startDate: now - random.int(1, 40) * day,
      endDate: random.chance(0.7) ? now + random.int(10, 50) * day : undefined,
      participants: random.longTail(20, 90_000),
      community,
      steps: ['Read the brief', 'Connect your wallet', 'Make a swap of any size'].slice(0, random.int(1, 3)),
    };
  });
  return { quests };
}

/** superjson: dates travel as ISO text with their type beside them. */
export function questJson(quest: Layer3Quest) {
  return {
    id: quest.slug.length * 1_000 + quest.xp,
    slug: quest.slug,
    title: quest.title,
    xp: quest.xp,
    startDate: new Date(quest.startDate).toISOString(),
    ...(quest.endDate === undefined ? {} : { endDate: new Date(quest.endDate).toISOString() }),
    numberOfParticipants: quest.participants,
    Community: { slug: quest.community.slug, title: quest.community.title },
  };
}

export function questTruths(quest: Layer3Quest): Truth[] {
  return [
    {
      platform: 'layer3',
      kind: 'campaign',
      id: quest.slug,
      fields: known<Truth<'campaign'>['fields']>({
        name: quest.title,
        points: quest.xp,
        startsAt: quest.startDate,
        endsAt: quest.endDate,
        participants: quest.participants,
        spaceId: quest.community.slug,
        // The answer has no word for the state; a start in the past and an end in the future prove it.
        status: quest.endDate === undefined ? undefined : 'active',
      }),
    },
    { platform: 'layer3', kind: 'space', id: quest.community.slug, fields: { name: quest.community.title, alias: quest.community.slug } },
  ];
}
