import type { JoinedProfile, ShillAnswer, ShillDocument, ShillScope } from '@infofi-lens/shared/contracts/shill';
import { sameXId } from '@infofi-lens/shared/facts/person';
import { assemble } from '@infofi-lens/shared/scoring/shill/assemble';
import { laggedTest } from '@infofi-lens/shared/scoring/shill/lagged';
import { permutationsFrom } from '@infofi-lens/shared/scoring/shill/permutations';
import { measureShill, partsOf } from '@infofi-lens/shared/scoring/shill/shill-score';
import type { ShillWindow } from '@infofi-lens/shared/scoring/shill/words';
import type { EpochMs } from '@infofi-lens/shared/units';
import { NotFoundError } from '../../http/errors.ts';
import type { EntityName, PublishedEntity } from '../../stores/fact-store.ts';
import type { ShillRow, ShillStore } from '../../stores/shill/shill-store.ts';
import type { StoredShill, Totals } from './compute.ts';
import { joinedConfidence, type ProfileName, personOf, profilesOf, profileText } from './person.ts';

/** A year of days. */
const pointsAtMost = 366;
/** What everybody fetches: some 250 kB, four times a day. Who left is out of it within that time. */
const carriedAtMost = 10_000;
const carriedEveryMs = 6 * 3_600_000;
const nothing = laggedTest(permutationsFrom(0));

export interface ShillGiven {
  store: Pick<ShillStore, 'find' | 'history' | 'toCarry'>;
  /** Puts a text into the catalogue, under the name of the document. */
  carry: (text: string) => Promise<void>;
  facts: { find(entity: EntityName): Promise<PublishedEntity | undefined> };
  now: () => EpochMs;
}

/** Scores as anybody may read them. */
export function shill({ store, carry, facts, now }: ShillGiven) {
  /** Of whom nothing was computed, as no post of theirs is known: what is missing is said all the same. */
  async function withoutPosts(profile: ProfileName, row: ShillRow | undefined): Promise<StoredShill> {
    const known = row ?? (await Promise.all(profilesOf(profile).map((one) => facts.find({ ...one, kind: 'profile' })))).find(Boolean);
    if (!known) throw new NotFoundError('profile');
    const empty = measureShill({ at: now(), windowDays: 30, posts: [], boards: [], followers: row?.followers ?? undefined }, nothing);
    return { at: now(), joined: [], windows: { 7: empty, 30: empty, 90: empty } };
  }

  return {
    /** Puts the scores of those most is known of into the catalogue when that is due. */
    async carryWhenDue(): Promise<void> {
      const at = now();
      const people = await store.toCarry(at, carriedEveryMs, carriedAtMost);
      if (people) await carry(JSON.stringify({ format: 1, windowDays: 30, at, people } satisfies ShillDocument));
    },

    /** @throws {NotFoundError} of a profile nothing is known of. */
    async score(profile: ProfileName, windowDays: ShillWindow, platform: ShillScope): Promise<ShillAnswer> {
      const person = profileText(personOf(profile));
      const row = await store.find(person);
      const { at, joined, linked, windows } = row?.scores ? (JSON.parse(row.scores) as StoredShill) : await withoutPosts(profile, row); // our own text
      const of = windows[windowDays];
      const score = assemble({ at, windowDays, parts: partsOf(of, platform), signs: of.signs, joined: joinedConfidence(joined, linked) });
      const past = await store.history(person, pointsAtMost);
      return {
        ...score,
        profile: profileText(profile),
        platform,
        joined: [...joinedTo(profile, joined), ...(linked ?? []).map((one) => ({ ...one, because: 'signed-link' as const }))],
        history: past.flatMap(({ day, totals }) => pointOf(day, (totals as Totals)[windowDays]?.[platform])), // our own text
      };
    },
  };
}

const pointOf = (at: EpochMs, total: Totals[string][string] | undefined) => (total ? [{ at, score: total[0], confidence: total[1] }] : []);

/** The person's other profiles that are part of the score: the one on X, and those whose boards were joined to it. */
function joinedTo(profile: ProfileName, joined: StoredShill['joined']): JoinedProfile[] {
  const person = personOf(profile);
  const others = [person, ...joined.map((platform) => ({ platform, id: person.id }))];
  return others
    .filter(({ platform }) => platform !== profile.platform)
    .map((other) => ({ profile: profileText(other), because: 'same-x-id', confidence: sameXId }));
}
