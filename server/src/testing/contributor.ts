import { Problem } from '@infofi-lens/shared/contracts/problem';
import type { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { type Device, newDevice, signed } from './device.ts';
import { challengeFor, solve } from './proof.ts';

/** A registered device that shares what it sees. */
export interface Contributor {
  readonly device: Device;
  /** For a signed body of another kind. */
  nextCounter(): number;
  /** Sends items as one batch, with the next counter. */
  share(items: readonly unknown[], batch?: Record<string, unknown>): Promise<Response>;
}

/** Registers a new device. @param now The sender's clock. */
export async function newContributor(app: Hono<AppEnv>, now: () => number): Promise<Contributor> {
  const device = newDevice();
  const { publicKey } = device;
  let registered = await app.request('/v1/contributors', signed(device, { publicKey }));
  if (registered.status === 400 && Problem.parse(await registered.clone().json()).code === 'proof_required') {
    const proof = solve(await challengeFor((path, init) => app.request(path, init), publicKey));
    registered = await app.request('/v1/contributors', signed(device, { publicKey, ...proof }));
  }
  if (registered.status !== 201) throw new Error(`Registration was refused: ${await registered.text()}`);
  let counter = 0;
  return {
    device,
    nextCounter: () => ++counter,
    async share(items, batch = {}) {
      const body = { contributor: device.id, counter: ++counter, sentAt: now(), observations: items, ...batch };
      return app.request('/v1/observations', signed(device, body));
    },
  };
}

/** A sighting of a campaign, valid unless `change` spoils it. */
export const campaignSeen = (observedAt: number, fields: Record<string, unknown>, change: Record<string, unknown> = {}) => ({
  platform: 'galxe',
  kind: 'campaign',
  id: 'GC1',
  observedAt,
  adapter: 'galxe@1',
  via: 'network',
  context: 'campaign',
  fields,
  ...change,
});

/** A row of the Kaito board `top:ANOMA`. */
export const rowSeen = (observedAt: number, subjectId: string, mindshare: number, boardId = 'top:ANOMA') => ({
  platform: 'kaito',
  kind: 'board-entry',
  id: `${boardId}:${subjectId}`,
  observedAt,
  adapter: 'kaito@1',
  via: 'network',
  context: 'board',
  fields: { boardId, subjectId, mindshare },
});

/** A post on x.com as one sees it on its author's page. Its id tells when it was posted. */
export const postSeen = (observedAt: number, authorId: string, postedAt: number, fields: Record<string, unknown>, nth = 0) => ({
  platform: 'x',
  kind: 'post',
  id: postId(postedAt, nth),
  observedAt,
  adapter: 'x@1',
  via: 'network',
  context: 'profile',
  fields: { authorId, ...fields },
});

/** The id x.com gives a post of that time. */
export const postId = (postedAt: number, nth = 0): string => String((BigInt(postedAt - 1_288_834_974_657) << 22n) + BigInt(nth));

/** An account on x.com. */
export const accountSeen = (observedAt: number, id: string, fields: Record<string, unknown>) => ({
  platform: 'x',
  kind: 'profile',
  id,
  observedAt,
  adapter: 'x@1',
  via: 'network',
  context: 'profile',
  fields,
});
