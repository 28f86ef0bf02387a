import type { Entity } from '@infofi-lens/shared/contracts/sync';
import type { EntityKey } from '@infofi-lens/shared/facts/observation';
import type { CrowdClient } from '../crowd-client.ts';
import { keyOf, type Thing } from '../world/thing.ts';
import type { Shown } from './judge.ts';

/** Keeps what the public interface shows, by its changes. */
export class View {
  readonly #client: CrowdClient;
  readonly #facts = new Map<EntityKey, Entity['facts']>();
  #seq = 0;

  constructor(client: CrowdClient) {
    this.#client = client;
  }

  async refresh(): Promise<void> {
    const { next, entities } = await this.#client.changesAfter(this.#seq);
    this.#seq = next;
    for (const entity of entities) this.#facts.set(keyOf(entity as Pick<Thing, 'platform' | 'kind' | 'id'>), entity.facts);
  }

  get shown(): Shown {
    return this.#facts;
  }
  get seq(): number {
    return this.#seq;
  }
  /** As it is now, whatever comes after. */
  copy(): Shown {
    return new Map(this.#facts);
  }
}
