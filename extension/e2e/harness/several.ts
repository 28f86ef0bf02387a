import { setTimeout as delay } from 'node:timers/promises';
import type { EpochMs } from '@infofi-lens/shared/units';
import { newContributor } from '../../../server/src/testing/contributor.ts';
import { paid, shareOutcomes } from '../../../server/src/testing/sharer.ts';
import { whole } from '../world/galxe-payloads.ts';
import type { Truth } from '../world/truth.ts';
import type { World } from '../world/world.ts';
import type { Api } from './api.ts';
import { mayLeave } from './crowd.ts';

/** Three people who say the same, so that it is agreed. */
export interface Three {
  /** All of them tell of things. Done once the catalogue says so. */
  tell(observations: readonly object[]): Promise<void>;
  /** The first so many of them share what a campaign of Galxe paid them, in dollars. */
  paid(campaignId: string, dollars: readonly number[]): Promise<void>;
}
export interface Several extends Three {
  /** How many things they told of. */
  readonly things: number;
  /** Tells that a campaign has another name now. Done once the catalogue says so. */
  rename(name: string): Promise<void>;
  /** Tells of campaigns of Galxe that have such names, by id. Done as above. */
  tellOf(campaigns: ReadonlyMap<string, string>): Promise<void>;
}

export async function threePeople(api: Api): Promise<Three> {
  const app = { request: (path: string, init?: RequestInit) => fetch(`${api.url}${path}`, init) } as unknown as Parameters<
    typeof newContributor
  >[0]; // the one thing that is asked of it
  const people = await Promise.all([1, 2, 3].map(() => newContributor(app, () => Date.now())));
  return {
    async tell(all) {
      for (const person of people)
        for (let at = 0; at < all.length; at += 100) {
          const answer = await person.share(all.slice(at, at + 100));
          if (answer.status !== 200) throw new Error(`Sightings were refused: ${await answer.text()}`);
        }
      await caughtUp(api);
    },
    async paid(campaignId, dollars) {
      for (const [who, usd] of dollars.entries()) {
        const now = Date.now();
        const answer = await shareOutcomes({ app, people, now: () => now as EpochMs }, who, { outcomes: [paid(now, campaignId, usd)] });
        if (answer.status !== 200) throw new Error(`An outcome was refused: ${await answer.text()}`);
      }
    },
  };
}

/** Three people who have seen every campaign of Galxe tell the API about it. Done once the catalogue says so. */
export async function agreeOnGalxe(api: Api, world: World): Promise<Several> {
  const three = await threePeople(api);
  const observations = sightingsOf(world);
  await three.tell(observations);
  const campaign = observations.find(({ kind }) => kind === 'campaign');
  return {
    ...three,
    things: observations.length,
    rename: (name) => three.tell([{ ...campaign, observedAt: Date.now(), fields: { name } }]),
    tellOf: (campaigns) => three.tell([...campaigns].map(([id, name]) => ({ ...campaign, id, fields: { name } }))),
  };
}

function sightingsOf(world: World) {
  const observedAt = Math.floor(Date.now() / 300_000) * 300_000;
  const seen = new Map<string, Truth>();
  for (const truth of world.galxe.campaigns.flatMap((campaign) => whole(campaign).truths)) {
    const key = `${truth.kind}:${truth.id}`;
    seen.set(key, { ...truth, fields: { ...seen.get(key)?.fields, ...truth.fields } });
  }
  return [...seen.values()].map(({ platform, kind, id, fields }) => ({
    platform,
    kind,
    id,
    observedAt,
    adapter: 'galxe@1',
    via: 'network',
    context: 'campaign',
    fields: Object.fromEntries(
      Object.entries(fields).filter(([name, value]) => value !== undefined && mayLeave(`${platform}:${kind}:${id}`, name)),
    ),
  }));
}

/** Until the catalogue says all that there is to say. */
export async function caughtUp(api: Api): Promise<void> {
  for (;;) {
    const [row] = await api.database.query<{ done: boolean }>(
      'select not exists (select from unclaimed) and not exists (select from dirty) and (select seq from clock) = read_seq as done from catalogue_state',
    );
    if (row?.done) return;
    await delay(100);
  }
}
