import type { Entity } from '@infofi-lens/shared/contracts/sync';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { CrowdClient } from '../crowd-client.ts';
import { severalAtOnce } from '../several-at-once.ts';
import { keyOf, type Thing } from '../world/thing.ts';
import type { Shown } from './judge.ts';

const askedAtOnce = 20;

/** What the public interface shows of some things, as of the last look. */
export class View {
  readonly #client: CrowdClient;
  readonly #things: readonly Thing[];
  #facts = new Map<EntityKey, Entity['facts']>();

  constructor(client: CrowdClient, things: readonly Thing[]) {
    this.#client = client;
    this.#things = things;
  }

  async refresh(): Promise<void> {
    const seen = await severalAtOnce(this.#things, (thing) => this.#client.read(thing), askedAtOnce);
    this.#facts = new Map(seen.flatMap((entity, nth) => (entity && this.#things[nth] ? [[keyOf(this.#things[nth]), entity.facts]] : [])));
  }

  /** A look never changes afterwards: the next one is another. */
  get shown(): Shown {
    return this.#facts;
  }
}
