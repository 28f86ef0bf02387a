import { type PlatformPage, pageOf } from '@infofi-lens/shared/adapters/pages';
import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import type { DataOf } from '../../../messaging/protocol.ts';
import type { KnownEntity } from '../feed.ts';

type Named = DataOf<'lookup-page'>;

/** What the page at an address is about: its key, or the name under which the worker may know it. */
export function subjectAt(address: string): { key: EntityKey } | { named: Named } | undefined {
  const page = pageOf(address);
  if (page?.kind !== 'campaign' && page?.kind !== 'profile') return undefined; // a space has no figures of its own
  return keyed(page, page.kind) ?? named(page, page.kind);
}

function keyed({ platform, id }: PlatformPage, kind: 'campaign' | 'profile') {
  return id === undefined ? undefined : { key: entityKey({ platform, kind, id }) };
}

function named({ platform, name }: PlatformPage, kind: 'campaign' | 'profile') {
  return name === undefined || kind !== 'profile' ? undefined : { named: { platform, kind, name } };
}

/** Finds out, again and again, which entity a page addressed by a name is about, until it is known. */
export class SubjectFinder {
  readonly #ask: (named: Named) => Promise<KnownEntity | undefined>;
  readonly #found: () => void;
  #page: ReturnType<typeof subjectAt>;
  #key: EntityKey | undefined;

  constructor(ask: (named: Named) => Promise<KnownEntity | undefined>, found: () => void) {
    this.#ask = ask;
    this.#found = found;
  }

  get key(): EntityKey | undefined {
    return this.#key;
  }

  goTo(address: string): void {
    this.#page = subjectAt(address);
    this.#key = this.#page && 'key' in this.#page ? this.#page.key : undefined;
    this.look();
  }

  /** Asks for the name once more, if it is still unknown: it may have been read meanwhile. */
  look(): void {
    const page = this.#page;
    if (!page || !('named' in page) || this.#key !== undefined) return;
    this.#ask(page.named).then(
      (entity) => {
        if (page !== this.#page || !entity || this.#key !== undefined) return;
        this.#key = entity.key;
        this.#found();
      },
      () => undefined, // no worker now: asked again with the next news
    );
  }
}
