import { CatalogueDelta, type Entity } from '@infofi-lens/shared/contracts/sync';
import { mayBeShared, parseEntityKey } from '@infofi-lens/shared/facts/observation';
import * as z from 'zod/mini';

/** Everything that the API tells everybody, as its clients fetch it. */
export async function crowdOf(apiUrl: string): Promise<Map<string, Entity['facts']>> {
  const all = new Map<string, Entity['facts']>();
  for (let after = 0; ; ) {
    const answer = await fetch(`${apiUrl}/v1/catalogue/delta?after=${after}&limit=500`);
    if (!answer.ok) throw new Error(`The catalogue answered ${answer.status}.`);
    const page = z.parse(CatalogueDelta, await answer.json());
    for (const { platform, kind, id, facts } of page.entities) all.set(`${platform}:${kind}:${id}`, facts);
    if (!page.more) return all;
    after = page.next;
  }
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
