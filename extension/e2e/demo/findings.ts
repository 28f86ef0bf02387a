import { crowdOf, mayLeave, valuesOf } from '../harness/crowd.ts';
import { type Comparison, compare } from '../world/compare.ts';
import { joined, type ReadonlyFacts } from '../world/truth.ts';
import type { Person } from './person.ts';

/** How many contributors make a report a fact. */
const quorum = 3;

export interface Findings {
  /** What each person's browser holds against what the platforms told that person. */
  readonly browsers: readonly { readonly name: string; readonly comparison: Comparison }[];
  /** What the API tells everybody against what was told to those who share. */
  readonly api: Comparison;
  /** Evidence: the number of witnesses and whether the value counts as agreed. */
  readonly evidence: { readonly checked: number; readonly wrong: readonly string[]; readonly agreed: number; readonly unconfirmed: number };
  /** Entities that must not be in the API, and whether they are. */
  readonly private: { readonly checked: number; readonly leaked: readonly string[] };
}

export async function findingsOf(people: readonly Person[], apiUrl: string): Promise<Findings> {
  const browsers = await Promise.all(
    people.map(async ({ name, lens, told }) => {
      const comparison = compare(told(), await lens.facts());
      // A person's own part in a campaign is theirs alone: no page of the world says what it should be.
      const unexpected = comparison.unexpected.filter((entity) => !entity.includes(':participation:'));
      return { name, comparison: { ...comparison, unexpected } };
    }),
  );
  const crowd = await crowdOf(apiUrl);
  const shared = people.map(sharedBy);
  const told = joined(shared);
  const everything = joined(people.map(({ visit }) => visit.ledger.facts));
  const hidden = [...everything.keys()].filter((entity) => !told.has(entity));

  const wrong: string[] = [];
  let [checked, agreed, unconfirmed] = [0, 0, 0];
  for (const [entity, facts] of crowd)
    for (const [field, { evidence }] of Object.entries(facts)) {
      const witnesses = shared.filter((facts) => facts.get(entity as never)?.has(field)).length;
      const status = witnesses >= quorum ? 'agreed' : 'unconfirmed';
      checked++;
      evidence.status === 'agreed' ? agreed++ : unconfirmed++;
      if (evidence.n !== witnesses || evidence.status !== status)
        wrong.push(`${entity} ${field}: ${evidence.status} by ${evidence.n}, should be ${status} by ${witnesses}`);
    }
  return {
    browsers,
    api: compare(told, valuesOf(crowd), mayLeave),
    evidence: { checked, wrong, agreed, unconfirmed },
    private: { checked: hidden.length, leaked: hidden.filter((entity) => crowd.has(entity)) },
  };
}

/** What a person was told where they share, of what may be shared. */
function sharedBy({ shares, visit }: Person): ReadonlyFacts {
  const own = [...visit.ledger.shareable].filter(([entity]) => shares.some((platform) => entity.startsWith(`${platform}:`)));
  return new Map(own.map(([entity, fields]) => [entity, new Map([...fields].filter(([field]) => mayLeave(entity, field)))]));
}

/** Whether everything is as it should be. */
export function isGood({ browsers, api, evidence, private: hidden }: Findings): boolean {
  const all = [...browsers.map(({ comparison }) => comparison), api];
  return (
    all.every(({ differences, unexpected, fields }) => differences.length === 0 && unexpected.length === 0 && fields > 0) &&
    evidence.wrong.length === 0 &&
    hidden.leaked.length === 0
  );
}
