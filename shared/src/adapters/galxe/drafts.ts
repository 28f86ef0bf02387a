import type { Kind } from '../../facts/catalog.ts';
import type { EpochMs } from '../../units.ts';
import type { Collector, RawFields } from '../collector.ts';
import type { Sighting } from '../types.ts';
import { joinedRewards } from './joined-rewards.ts';
import { campaignUrl } from './page.ts';
import { type Status, statusAt } from './status.ts';

/** The fields of one sighting, each as one of the `given…` readers answered it. */
export type Seen<K extends Kind> = Partial<RawFields<K>>;

/** What a campaign's address and status are derived from; different sightings may hold different parts. */
export interface CampaignClues {
  readonly alias?: string | undefined;
  readonly word?: Status | undefined;
  /** Whether the platform used a word for the status that is not known here. */
  readonly oddWord?: boolean;
}

interface Draft {
  readonly kind: Kind;
  readonly id: string;
  readonly fields: Record<string, unknown>;
  clues: CampaignClues | undefined;
  /** Whether it was told of one person rather than by its board. */
  onProfile: boolean;
}

/**
 * Gathers the sightings of one payload by entity and field before they are checked, so that a stub never hides a full object
 * and what depends on several fields (address, status) is decided once all of them are in.
 */
export class Drafts {
  readonly #drafts = new Map<string, Draft>();
  /** Aliases of spaces by id: a campaign often names only the id. */
  readonly #aliases = new Map<string, string>();
  readonly #page: { alias: string; id: string } | undefined;

  /** @param page The campaign of the page in front, whose address has an alias when the payload has none. */
  constructor(page: { alias: string; id: string } | undefined) {
    this.#page = page;
  }

  /** Takes `seen` over: the first sighting of an entity becomes its draft. */
  add<K extends Kind>(kind: K, id: string, seen: Seen<K>, clues?: CampaignClues): void {
    const key = `${kind}:${id}`;
    const draft = this.#drafts.get(key);
    if (draft === undefined) this.#drafts.set(key, { kind, id, fields: seen, clues, onProfile: false });
    else merge(draft, seen, clues);
  }

  /** Marks a board row that was told of one person, as profile pages do: such rows are mostly the viewer's own and are seen on a profile, wherever the page loads them. */
  onProfile(entry: string): void {
    const draft = this.#drafts.get(`board-entry:${entry}`);
    if (draft !== undefined) draft.onProfile = true;
  }

  alias(spaceId: string, alias: string): void {
    this.#aliases.set(spaceId, alias);
  }

  /** Hands everything to the collector, which checks each field. Yields now and then. */
  *settle(collector: Collector, sighting: Sighting): Generator<undefined, void, undefined> {
    let done = 0;
    for (const draft of this.#drafts.values()) {
      if (draft.kind === 'campaign') this.#derive(draft, sighting);
      // The names come from `Seen<K>` of this very kind; the collector checks the values.
      const seen: Sighting = draft.onProfile ? { ...sighting, context: 'profile' } : sighting;
      collector.add(draft.kind, draft.id, draft.fields as RawFields<typeof draft.kind>, seen);
      done += 1;
      if (done % 200 === 0) yield;
    }
  }

  #derive({ id, fields, clues }: Draft, { observedAt }: Sighting): void {
    const { startsAt, endsAt, spaceId } = fields;
    const status = statusAt(observedAt, {
      word: clues?.word,
      startsAt: clues?.oddWord ? undefined : timeIn(startsAt),
      endsAt: endsAt === null ? null : timeIn(endsAt),
    });
    if (status !== undefined) fields.status = status;
    const ofSpace = typeof spaceId === 'string' ? this.#aliases.get(spaceId) : undefined;
    const alias = clues?.alias ?? ofSpace ?? (this.#page?.id === id ? this.#page.alias : undefined);
    // An address alone is no sighting: it says nothing that the id does not say.
    if (alias !== undefined && Object.keys(fields).some((name) => fields[name] !== undefined)) fields.url = campaignUrl(alias, id);
  }
}

/** What a later sighting says takes the place of what an earlier one said, unless it says nothing or nothing readable. */
function merge(draft: Draft, seen: Readonly<Record<string, unknown>>, clues: CampaignClues | undefined): void {
  const { fields } = draft;
  for (const name of Object.keys(seen)) {
    const value = seen[name];
    if (value === undefined || (fields[name] !== undefined && isRefused(value))) continue;
    fields[name] = name === 'rewards' ? withEarlier(fields[name], value) : value;
  }
  if (clues === undefined) return;
  draft.clues = {
    alias: clues.alias ?? draft.clues?.alias,
    word: clues.word ?? draft.clues?.word,
    oddWord: clues.oddWord || draft.clues?.oddWord || false,
  };
}

/** Drafts hold rewards as they were read, or refused, or not at all. */
function withEarlier(earlier: unknown, later: unknown): unknown {
  return Array.isArray(earlier) && Array.isArray(later) ? joinedRewards(earlier, later) : later;
}

function isRefused(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'refused');
}

/** Times in drafts were read by `givenTime`: a number is one. */
function timeIn(value: unknown): EpochMs | undefined {
  return typeof value === 'number' ? (value as EpochMs) : undefined;
}
