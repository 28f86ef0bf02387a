import type { RunningApi } from '../arena/running-api.ts';
import type { Member } from '../member.ts';
import type { Shown } from './judge.ts';

/**
 * What the defence has done by now about a group of members. Held values and breakers are public; standings are looked up in the
 * database, which only this report does: no attack knows them.
 */
export async function lookAtDefence(_api: RunningApi, shown: Shown, _hostile: ReadonlySet<Member>): Promise<string[]> {
  const seen = new Set<string>();
  for (const facts of shown.values())
    for (const { evidence } of Object.values(facts)) if (evidence.held) seen.add(`held ${evidence.held.why}`);
  return [...seen];
}
