import { scryptSync } from 'node:crypto';
import { hasZeroBits, work } from '@infofi-lens/shared/admission/proof';
import { AdmissionChallenge } from '@infofi-lens/shared/contracts/admission';
import { Position } from '@infofi-lens/shared/contracts/boards';
import { Entity } from '@infofi-lens/shared/contracts/sync';
import { type Reply, send } from '../bench/load/http.ts';
import { signed } from '../src/testing/device.ts';
import type { Purse } from './cost.ts';
import type { Member } from './member.ts';
import type { Thing } from './world/thing.ts';

/** What a request says and carries, as it goes over the wire. */
export interface Wire {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A client of the public HTTP interface, honest or not: the only way in which attacks touch the server. */
export interface CrowdClient {
  /** Makes a key known, with the work that the server asks for, unless it is likely to take longer than that. */
  join(who: Member, secondsAtMost?: number): Promise<Reply>;
  /** Asks for that work. */
  challenge(who: Member): Promise<Reply>;
  /** A batch as the extension would send it; `change` lays other properties over it. */
  batch(who: Member, items: readonly unknown[], change?: Record<string, unknown>): Wire;
  share(who: Member, items: readonly unknown[], change?: Record<string, unknown>): Promise<Reply>;
  /** Any request at all. */
  post(path: string, wire: Wire, network: string): Promise<Reply>;
  /** Any text at all, signed. */
  sign(who: Member, body: string): Wire;
  get(path: string): Promise<Reply>;
  /** What the public interface says of a thing. `undefined`: nothing. */
  read(thing: Thing): Promise<Entity | undefined>;
}

/**
 * Counters only have to grow, so one for everybody serves: whoever is resumed from an earlier moment is ahead of it.
 * It starts anew with every process, as do the databases.
 */
let counter = 0;

/** What this machine takes for one try, about. */
const secondsATry = 0.01;
/** What an attacker says who finds that the work is not worth it; no server answers like this. */
const gaveUp: Reply = { status: 0, text: '{}' };

export function crowdClient({ url, now, purse }: { url: string; now: () => number; purse: Purse }): CrowdClient {
  const post = (path: string, { headers, body }: Wire, network: string) =>
    send(`${url}${path}`, { method: 'POST', headers: { ...headers, 'x-forwarded-for': network }, body });

  const client: CrowdClient = {
    post,
    get: (path) => send(`${url}${path}`, { headers: { 'x-forwarded-for': nextReader() } }),
    async join(who, atMost = Number.POSITIVE_INFINITY) {
      const asked = await client.challenge(who);
      if (asked.status !== 200) return asked;
      const { challenge, bits } = AdmissionChallenge.parse(JSON.parse(asked.text));
      purse.noteWork(bits);
      if (secondsATry * 2 ** bits > atMost) return gaveUp;
      purse.countKey(who.device.id, who.network);
      const wire = purse.pay(() => signed(who.device, { publicKey: who.device.publicKey, challenge, nonce: solve(challenge, bits) }));
      return post('/v1/contributors', wire, who.network);
    },
    challenge: ({ device, network }) =>
      post(
        '/v1/contributors/challenge',
        { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ publicKey: device.publicKey }) },
        network,
      ),
    batch(who, items, change = {}) {
      counter += 1;
      purse.countKey(who.device.id, who.network);
      purse.countBatch(items.length);
      const body = { contributor: who.device.id, counter, sentAt: now(), observations: items, ...change };
      return purse.pay(() => signed(who.device, body));
    },
    sign: (who, body) => purse.pay(() => signed(who.device, body)),
    share: (who, items, change) => post('/v1/observations', client.batch(who, items, change), who.network),
    async read(thing) {
      const reply = await client.get(pathOf(thing));
      if (reply.status === 404) return undefined;
      if (reply.status !== 200) throw new Error(`Reading was refused with ${reply.status}: ${reply.text}`);
      const json: unknown = JSON.parse(reply.text);
      return thing.kind === 'campaign' ? Entity.parse(json) : Position.parse(json).entry;
    },
  };
  return client;
}

/** Does the work of a challenge, with the fastest means at hand: attackers do not run a browser. */
export function solve(challenge: string, bits: number): string {
  const { N, r, p, bytes } = work;
  for (let nonce = 0; ; nonce += 1)
    if (bits === 0 || hasZeroBits(scryptSync(String(nonce), challenge, bytes, { N, r, p }), bits)) return String(nonce);
}

function pathOf(thing: Thing): string {
  const id = (text: unknown) => encodeURIComponent(String(text));
  if (thing.kind === 'campaign') return `/v1/campaigns/${id(`${thing.platform}:${thing.id}`)}`;
  const { boardId, subjectId } = thing.truth(0);
  return `/v1/boards/${id(`${thing.platform}:${boardId}`)}/entries/${id(subjectId)}`;
}

let readers = 0;
/** Readers are many people: weeks of reading pass within a minute of the real clock, by which requests of an address are limited. */
function nextReader(): string {
  readers += 1;
  return `10.255.${(readers >> 8) & 255}.${readers & 255}`;
}
