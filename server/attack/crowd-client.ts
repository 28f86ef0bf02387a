import { CatalogueDelta, type Entity } from '@infofi-lens/shared/contracts/sync';
import { type Reply, send } from '../bench/load/http.ts';
import { signed } from '../src/testing/device.ts';
import type { Purse } from './cost.ts';
import type { Member } from './member.ts';

/** What a request says and carries, as it goes over the wire. */
export interface Wire {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A client of the public HTTP interface, honest or not: the only way in which attacks touch the server. */
export interface CrowdClient {
  /** Makes a key known, with the work that the server asks for. */
  join(who: Member): Promise<Reply>;
  /** A batch as the extension would send it; `change` lays other properties over it. */
  batch(who: Member, items: readonly unknown[], change?: Record<string, unknown>): Wire;
  share(who: Member, items: readonly unknown[], change?: Record<string, unknown>): Promise<Reply>;
  /** Any request at all. */
  post(path: string, wire: Wire, network: string): Promise<Reply>;
  /** Any text at all, signed. */
  sign(who: Member, body: string): Wire;
  get(path: string): Promise<Reply>;
  /** Everything that changed after a sequence number, until nothing is left. */
  changesAfter(seq: number): Promise<{ next: number; entities: readonly Entity[] }>;
}

/**
 * Counters only have to grow, so one for everybody serves: whoever is resumed from an earlier moment is ahead of it.
 * It starts anew with every process, as do the databases.
 */
let counter = 0;

export function crowdClient({ url, now, purse }: { url: string; now: () => number; purse: Purse }): CrowdClient {
  const post = (path: string, { headers, body }: Wire, network: string) =>
    send(`${url}${path}`, { method: 'POST', headers: { ...headers, 'x-forwarded-for': network }, body });

  const client: CrowdClient = {
    post,
    get: (path) => send(`${url}${path}`, { headers: { 'x-forwarded-for': '192.0.2.1' } }),
    async join(who) {
      purse.countKey(who.device.id, who.network);
      const wire = purse.pay(() => signed(who.device, { publicKey: who.device.publicKey }));
      return post('/v1/contributors', wire, who.network);
    },
    batch(who, items, change = {}) {
      counter += 1;
      purse.countKey(who.device.id, who.network);
      purse.countBatch(items.length);
      const body = { contributor: who.device.id, counter, sentAt: now(), observations: items, ...change };
      return purse.pay(() => signed(who.device, body));
    },
    sign: (who, body) => purse.pay(() => signed(who.device, body)),
    share: (who, items, change) => post('/v1/observations', client.batch(who, items, change), who.network),
    async changesAfter(seq) {
      const entities: Entity[] = [];
      for (let next = seq; ; ) {
        const reply = await client.get(`/v1/catalogue/delta?after=${next}&limit=1000`);
        const page = CatalogueDelta.parse(JSON.parse(reply.text));
        entities.push(...page.entities);
        next = page.next;
        if (!page.more) return { next, entities };
      }
    },
  };
  return client;
}
