import { catalogueKinds, isLeftOut, shardKinds } from '@infofi-lens/shared/catalogue/contents';
import { Lookup } from '@infofi-lens/shared/catalogue/manifest';
import type { Patch } from '@infofi-lens/shared/catalogue/patch';
import { type EntityKey, entityKey, parseEntityKey } from '@infofi-lens/shared/facts/entity';
import { open, refused } from '@infofi-lens/shared/signing/trust';
import { sha256 } from '../../api/catalogue.ts';
import { asked } from './asked.ts';
import type { CatalogueDeps } from './refresh.ts';
import { applyPatches } from './rows.ts';
import { loadOneShard } from './shards.ts';

/** How old an answer to a lookup may be, and by how much clocks may differ. */
const freshMs = 3_600_000;
/**
 * Asks for one thing that the catalogue does not carry, because somebody wants to see it. The server learns a prefix of its name
 * that at least twenty things share; which of them was meant is found here.
 * @returns whether anything is known of it.
 * @throws {RefusedError} when the answer can not be believed. @throws {ApiError} @see request
 */
export async function askFor(deps: Omit<CatalogueDeps, 'documents' | 'pins'>, key: EntityKey): Promise<boolean> {
  const { store, server, now } = deps;
  const named = parseEntityKey(key);
  const state = await store.state.catalogue();
  const known = state.servers[server];
  if (!named || !known || state.server !== server) return false;
  const name = await sha256(new TextEncoder().encode(key));
  const api = deps.from(server);
  if (shardKinds.includes(named.kind) && state.shards) {
    if (!state.shards.all) {
      const board = named.kind === 'board-entry' ? await boardName(key) : name;
      await loadOneShard({ store, api, now }, state.shards, board);
    }
    return (await store.crowd.get(key)) !== undefined;
  }
  const prefix = name.slice(0, state.lookupDigits);
  const answer = open(await api.lookup(prefix), 'lookup', Lookup, known.trust, ({ issuedAt }) => issuedAt);
  if (answer.prefix !== prefix) throw refused('wrong_answer', 'It is the answer to another question.');
  if (Math.abs(now() - answer.issuedAt) > freshMs) throw refused('stale', 'It is too old to say anything about now.');
  const found = answer.entities.find((one) => entityKey(one) === key);
  if (!found) {
    if ((await store.crowd.partOf(key)) === asked) await store.atOnce(() => store.crowd.remove([key]));
    return false;
  }
  await store.atOnce(async () => {
    const [held] = await store.crowd.placed([key]);
    // Of what the catalogue carries, only what it leaves out: the rest comes by deltas, and has to stay what they build on.
    const carried = held !== undefined && catalogueKinds.includes(named.kind);
    const facts = Object.entries(found.facts).filter(([field]) => !carried || isLeftOut(named.kind, field));
    const patch: Patch = { ...named, how: carried ? 'changed' : 'fresh', fields: Object.fromEntries(facts) };
    await applyPatches(store, [patch], carried ? ((await store.crowd.partOf(key)) ?? asked) : asked, now());
  });
  return true;
}

/** A row stands in its board's shard: the part of its id before the last colon names the board. */
async function boardName(key: EntityKey): Promise<string> {
  const board = key.replace(/^([^:]+):board-entry:/, '$1:board:').replace(/:[^:]*$/, '');
  return sha256(new TextEncoder().encode(board));
}
