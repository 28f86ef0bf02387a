import { Status } from '@infofi-lens/shared/contracts/status';
import type { RunningApi } from '../arena/running-api.ts';
import type { CrowdClient } from '../crowd-client.ts';
import type { Member } from '../member.ts';
import type { Shown } from './judge.ts';

/** What the defence has made of some members by now. */
export interface Standings {
  /** Those who count as one with another of the group. */
  readonly merged: number;
  /** Those who are trusted less than a newcomer, by more than chance would explain. */
  readonly distrusted: number;
  /** Mean trust; a newcomer's for those of whom nothing is known. */
  readonly meanTrust: number;
  readonly newcomerTrust: number;
}

const clearly = 0.1;

/** Looked up in the database, which only reports do: no attack knows it. */
export async function standingsOf({ sql }: RunningApi, members: Iterable<Member>): Promise<Standings> {
  const ids = [...members].map(({ device }) => device.id);
  const [population] = await sql<{ newcomer_trust: number }[]>`select newcomer_trust from population`;
  const newcomerTrust = population?.newcomer_trust ?? 0;
  const rows = await sql<{ cluster: number | null; trust: number | null }[]>`
    select cluster, trust from contributors where id = any(${ids}::text[])`;
  const clusters = Map.groupBy(rows, ({ cluster }) => cluster);
  const merged = [...clusters]
    .filter(([cluster, those]) => cluster !== null && those.length > 1)
    .reduce((sum, [, those]) => sum + those.length, 0);
  const trusts = rows.map(({ trust }) => trust ?? newcomerTrust);
  return {
    merged,
    distrusted: trusts.filter((trust) => trust < newcomerTrust - clearly).length,
    meanTrust: trusts.reduce((sum, trust) => sum + trust, 0) / Math.max(1, trusts.length),
    newcomerTrust,
  };
}

/** What the defence has done by now about attackers: by the values it holds and would not hold without them, its status page, and how they stand. */
export async function lookAtDefence(
  api: RunningApi,
  client: CrowdClient,
  { shown, calm }: { shown: Shown; calm: Shown },
  hostile: Iterable<Member>,
): Promise<string[]> {
  const seen = new Set<string>();
  for (const [key, facts] of shown)
    for (const [field, { evidence }] of Object.entries(facts))
      if (evidence.held && !calm.get(key)?.[field]?.evidence.held) seen.add(`held ${evidence.held.why}`);
  const status = Status.parse(JSON.parse((await client.get('/v1/status')).text));
  if (status.held.some(({ by }) => by === 'breaker')) seen.add('breaker');
  if (status.contributorsQuarantined > 0) seen.add('quarantine');
  const { merged, distrusted } = await standingsOf(api, hostile);
  if (merged > 0) seen.add('counted as one');
  if (distrusted > 0) seen.add('trust fell');
  return [...seen];
}
