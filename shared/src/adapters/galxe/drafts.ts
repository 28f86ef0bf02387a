import type { Kind } from '../../facts/catalog.ts';
import type { EpochMs } from '../../units.ts';
import type { Collector, RawFields } from '../collector.ts';
import { isRecord } from '../json.ts';
import type { Sighting } from '../types.ts';
import { campaignUrl } from './page.ts';
import { type Status, statusAt } from './status.ts';

/** The fields of one sighting, each as one of the `given…` readers answered it. */
export type Seen<K extends Kind> = Partial<RawFields<K>>;

/** What a campaign's address and status are derived from; different sightings may hold different parts. */
export interface CampaignClues {
  alias?: string | undefined;
  word?: Status | undefined;
  /** Whether the platform used a word for the status that is not known here. */
  oddWord?: boolean | undefined;
}

/**
 * Gathers the sightings of one payload by entity and field before they are checked, so that a stub never hides a full object
 * and what depends on several fields (address, status) is decided once all of them are in.
 */
export class Drafts {
  readonly #drafts = new Map<string, { kind: Kind; id: string; fields: Record<string, unknown> }>();
  readonly #clues = new Map<string, CampaignClues>();
  /** Aliases of spaces by id: a campaign often names only the id. */
  readonly #aliases = new Map<string, string>();
  readonly #collector: Collector;
  readonly #page: { alias: string; id: string } | undefined;

  /** @param page The campaign of the page in front, whose address has an alias when the payload has none. */
  constructor(collector: Collector, page: { alias: string; id: string } | undefined) {
    this.#collector = collector;
    this.#page = page;
  }

  add<K extends Kind>(kind: K, id: string, seen: Seen<K>): void {
    const key = `${kind}:${id}`;
    const draft = this.#drafts.get(key) ?? { kind, id, fields: {} };
    this.#drafts.set(key, draft);
    for (const name of Object.keys(seen)) {
      const value = (seen as Record<string, unknown>)[name]; // the key was just listed
      if (isRefused(value)) {
        this.#collector.warn('unreadable_field', `A ${kind} had a ${name} that could not be read; it was left out.`, `${kind}.${name}`);
      } else if (value !== undefined) draft.fields[name] = value;
    }
  }

  clue(campaignId: string, clues: CampaignClues): void {
    const before = this.#clues.get(campaignId);
    this.#clues.set(campaignId, {
      alias: clues.alias ?? before?.alias,
      word: clues.word ?? before?.word,
      oddWord: clues.oddWord || before?.oddWord,
    });
  }

  alias(spaceId: string, alias: string): void {
    this.#aliases.set(spaceId, alias);
  }

  /** Hands everything to the collector, which checks each field. Yields now and then. */
  *settle(sighting: Sighting): Generator<undefined, void, undefined> {
    let done = 0;
    for (const { kind, id, fields } of this.#drafts.values()) {
      const complete = kind === 'campaign' ? { ...fields, ...this.#derived(id, fields, sighting) } : fields;
      // The names come from `Seen<K>` of this very kind; the collector checks the values.
      this.#collector.add(kind, id, complete as RawFields<typeof kind>, sighting);
      done += 1;
      if (done % 200 === 0) yield;
    }
  }

  #derived(id: string, fields: Record<string, unknown>, { observedAt }: Sighting): { url?: string | undefined; status?: Status } {
    if (Object.keys(fields).length === 0 && this.#clues.get(id)?.word === undefined) return {};
    const { alias, word, oddWord } = this.#clues.get(id) ?? {};
    const ofSpace = typeof fields.spaceId === 'string' ? this.#aliases.get(fields.spaceId) : undefined;
    const inPath = alias ?? ofSpace ?? (this.#page?.id === id ? this.#page.alias : undefined);
    const { startsAt, endsAt } = fields as { startsAt?: EpochMs; endsAt?: EpochMs | null }; // set by the readers of times only
    const status = statusAt(observedAt, { word, endsAt, startsAt: oddWord ? undefined : startsAt });
    return { ...(inPath === undefined ? {} : { url: campaignUrl(inPath, id) }), ...(status === undefined ? {} : { status }) };
  }
}

function isRefused(value: unknown): boolean {
  return isRecord(value) && Object.hasOwn(value, 'refused');
}
