import { Lookup, Manifest, ManifestAnswer } from '@infofi-lens/shared/catalogue/manifest';
import type { Entity } from '@infofi-lens/shared/contracts/sync';
import { parseEntityKey } from '@infofi-lens/shared/facts/entity';
import { mayBeShared } from '@infofi-lens/shared/facts/observation';
import { Signed } from '@infofi-lens/shared/signing/signed';
import * as z from 'zod/mini';
import { catalogueReader } from '../../../server/src/testing/catalogue-reader.ts';

/** Everything that the API tells anybody, bucket by bucket of its lookups. */
export async function crowdOf(apiUrl: string): Promise<Map<string, Entity['facts']>> {
  const answer = z.parse(ManifestAnswer, await ask(`${apiUrl}/v1/catalogue/manifest`));
  const { digits } = z.parse(Manifest, JSON.parse(answer.manifest.text)).lookup;
  const prefixes = digits === 0 ? ['all'] : Array.from({ length: 16 ** digits }, (_, at) => at.toString(16).padStart(digits, '0'));
  const all = new Map<string, Entity['facts']>();
  for (const prefix of prefixes) {
    const signed = z.parse(Signed, await ask(`${apiUrl}/v1/catalogue/lookup/${prefix}`));
    for (const { platform, kind, id, facts } of z.parse(Lookup, JSON.parse(signed.text)).entities)
      all.set(`${platform}:${kind}:${id}`, facts);
  }
  return all;
}

/** Campaigns and spaces as the catalogue carries them to everybody. */
export async function carriedOf(apiUrl: string): Promise<ReadonlyMap<string, Entity['facts']>> {
  const reader = catalogueReader({ request: (path) => fetch(`${apiUrl}${path}`) });
  const newest = await reader.snapshot();
  await reader.goOn(newest);
  return newest.state;
}

async function ask(url: string): Promise<unknown> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The catalogue answered ${answer.status}.`);
  return answer.json();
}

/** The values alone, to compare with what was told. */
export function valuesOf(crowd: ReadonlyMap<string, Entity['facts']>): Map<string, Map<string, unknown>> {
  return new Map([...crowd].map(([key, facts]) => [key, new Map(Object.entries(facts).map(([name, { value }]) => [name, value]))]));
}

/** Whether a field may leave the browser at all, as its declaration says; for X from a page where sharing is possible. */
export function mayLeave(entity: string, field: string): boolean {
  const parsed = parseEntityKey(entity);
  return parsed !== undefined && mayBeShared({ ...parsed, context: 'profile' }, field);
}
