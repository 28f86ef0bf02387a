import type { FirewallRule } from '@infofi-lens/shared/contracts/operating';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { ContributorId } from '@infofi-lens/shared/units';

/** Where a sighting comes from. */
export interface Origin {
  readonly contributor: ContributorId;
  /** Its network's hash. */
  readonly network: string | undefined;
}

/** What the rules make of a sighting: as it is, refused, set aside, or without some fields. */
export type Passed = { action: 'pass'; observation: AnyObservation } | { action: 'refuse' } | { action: 'quarantine' };

/** Holds a sighting against the rules in force, in their order. */
export function passFirewall(rules: readonly { readonly rule: FirewallRule }[], observation: AnyObservation, origin: Origin): Passed {
  let left = observation;
  for (const { rule } of rules) {
    if (!fits(rule.match, left, origin)) continue;
    if (rule.action !== 'drop') return { action: rule.action };
    left = without(left, rule.fields ?? []);
  }
  return { action: 'pass', observation: left };
}

/** Whether everything that the rule names is so. */
function fits(match: FirewallRule['match'], observation: AnyObservation, { contributor, network }: Origin): boolean {
  const { platform, kind, adapter, id, fields } = observation;
  return (
    isEither(match.platform, platform) &&
    isEither(match.kind, kind) &&
    isEither(match.adapter, adapter) &&
    isEither(match.contributor, contributor) &&
    isEither(match.network, network) &&
    (match.field === undefined || Object.hasOwn(fields, match.field)) &&
    (match.idPrefix === undefined || id.startsWith(match.idPrefix))
  );
}

const isEither = (wanted: string | undefined, is: string | undefined) => wanted === undefined || wanted === is;

function without(observation: AnyObservation, names: readonly string[]): AnyObservation {
  const fields = Object.fromEntries(Object.entries(observation.fields).filter(([name]) => !names.includes(name)));
  return { ...observation, fields } as AnyObservation; // fewer fields of the same kind: all of them are optional
}
