import type { JoinedProfile, ShillAnswer, ShillScope } from '@infofi-lens/shared/contracts/shill';
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
import { joinedConfidence, type ProfileName, personOf, profilesOf, profileText, sameXId } from './person.ts';

/** A year of days. */
const pointsAtMost = 366;
const nothing = laggedTest(permutationsFrom(0));

export interface ShillGiven {
  store: Pick<ShillStore, 'find' | 'history'>;
  facts: { find(entity: EntityName): Promise<PublishedEntity | undefined> };
  now: () => EpochMs;
}

/** Scores as anybody may read them. */
export function shill({ store, facts, now }: ShillGiven) {
  /** Of whom nothing was computed, as no post of theirs is known: what is missing is said all the same. */
  async function withoutPosts(profile: ProfileName, row: ShillRow | undefined): Promise<StoredShill> {
    const known = row ?? (await Promise.all(profilesOf(profile).map((one) => facts.find({ ...one, kind: 'profile' })))).find(Boolean);
    if (!known) throw new NotFoundError('profile');
    const empty = measureShill({ at: now(), windowDays: 30, posts: [], boards: [], followers: row?.followers ?? undefined }, nothing);
    return { at: now(), joined: [], windows: { 7: empty, 30: empty, 90: empty } };
  }

  return {
    /** @throws {NotFoundError} of a profile nothing is known of. */
    async score(profile: ProfileName, windowDays: ShillWindow, platform: ShillScope): Promise<ShillAnswer> {
      const person = profileText(personOf(profile));
      const row = await store.find(person);
      const { at, joined, windows } = row?.scores ? (JSON.parse(row.scores) as StoredShill) : await withoutPosts(profile, row); // our own text
      const of = windows[windowDays];
      const score = assemble({ at, windowDays, parts: partsOf(of, platform), signs: of.signs, joined: joinedConfidence(joined) });
      const past = await store.history(person, pointsAtMost);
      return {
        ...score,
        profile: profileText(profile),
        platform,
        joined: joinedTo(profile, joined),
        history: past.flatMap(({ day, totals }) => pointOf(day, (totals as Totals)[windowDays]?.[platform])), // our own text
      };
    },
  };
}
export type Shill = ReturnType<typeof shill>;

const pointOf = (at: EpochMs, total: Totals[string][string] | undefined) => (total ? [{ at, score: total[0], confidence: total[1] }] : []);

/** The person's other profiles that are part of the score: the one on X, and those whose boards were joined to it. */
function joinedTo(profile: ProfileName, joined: StoredShill['joined']): JoinedProfile[] {
  const person = personOf(profile);
  const others = [person, ...joined.map((platform) => ({ platform, id: person.id }))];
  return others
    .filter(({ platform }) => platform !== profile.platform)
    .map((other) => ({ profile: profileText(other), because: 'same-x-id', confidence: sameXId }));
}
