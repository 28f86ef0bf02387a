import { hash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { decode } from '@infofi-lens/shared/catalogue/decode';
import { type FileRef, Manifest, ManifestAnswer, ShardList } from '@infofi-lens/shared/catalogue/manifest';
import { type Facts, type Patch, patched } from '@infofi-lens/shared/catalogue/patch';
import { pathFrom } from '@infofi-lens/shared/catalogue/path';
import { entityKey } from '@infofi-lens/shared/facts/entity';
import { followKeys, open, type Trust } from '@infofi-lens/shared/signing/trust';

/** Somebody who fetches the catalogue through the API and believes only what is signed. */
export function catalogueReader(app: { request(path: string): Response | Promise<Response> }) {
  let trust: Trust | undefined;

  async function manifest(): Promise<Manifest> {
    const answer = ManifestAnswer.parse(await (await app.request('/v1/catalogue/manifest')).json());
    trust = followKeys(trust, answer.keys);
    return open(answer.manifest, 'manifest', Manifest, trust, ({ issuedAt }) => issuedAt);
  }
  async function text([name, bytes, raw]: FileRef): Promise<string> {
    const body = Buffer.from(await (await app.request(`/v1/catalogue/files/${name}`)).arrayBuffer());
    if (hash('sha256', body, 'hex') !== name || body.length !== bytes) throw new Error(`File ${name} is not what it should be.`);
    const unpacked = gunzipSync(body);
    if (unpacked.length !== raw) throw new Error(`File ${name} is not as long as it should be.`);
    return unpacked.toString();
  }
  const apply = (state: Map<string, Facts>, patches: readonly Patch[]) => {
    for (const patch of patches) {
      const facts = patched(state.get(entityKey(patch)), patch);
      if (Object.keys(facts).length === 0) state.delete(entityKey(patch));
      else state.set(entityKey(patch), facts);
    }
  };
  return {
    manifest,
    async document(name: string): Promise<string | undefined> {
      const ref = (await manifest()).documents[name];
      return ref && text(ref);
    },
    /** The newest snapshot alone. */
    async snapshot(): Promise<{ seq: number; state: Map<string, Facts> }> {
      const { snapshot } = await manifest();
      const state = new Map<string, Facts>();
      for (const part of snapshot.parts) apply(state, decode(await text(part)));
      return { seq: snapshot.seq, state };
    },
    /** Brings a state up to date by deltas alone. @returns how many it took. */
    async goOn(from: { seq: number; state: Map<string, Facts> }): Promise<number> {
      const now = await manifest();
      const path = pathFrom(from.seq, now);
      if (!path) throw new Error(`There is no way from ${from.seq}.`);
      for (const [, , ref] of path) apply(from.state, decode(await text(ref)));
      from.seq = now.seq;
      return path.length;
    },
    async shards(): Promise<Map<string, Facts>> {
      const { shards } = await manifest();
      const state = new Map<string, Facts>();
      if (shards) for (const ref of ShardList.parse(JSON.parse(await text(shards.list)))) apply(state, decode(await text(ref)));
      return state;
    },
  };
}
