import type { Valves } from '@infofi-lens/shared/contracts/operating';
import type { Status } from '@infofi-lens/shared/contracts/status';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { AdapterHealthStore } from '../stores/adapter-health-store.ts';
import type { HeldDirective } from '../stores/directives.ts';
import type { InForce } from './operating/in-force.ts';

const day = 86_400_000;

export interface StatusDeps {
  readonly directives: () => Promise<readonly HeldDirective[]>;
  readonly inForce: () => Promise<InForce>;
  readonly usual: Valves;
  readonly health: Pick<AdapterHealthStore, 'since'>;
  /** The last signed checkpoint; `undefined`: none yet. */
  readonly lastCheckpoint: () => Promise<Status['checkpoint']>;
  /** The last published catalogue; `undefined`: none yet. */
  readonly lastCatalogue: () => Promise<Status['catalogue']>;
  readonly now: () => EpochMs;
}

/** What anybody may know of how it goes: nothing of a page, nothing of a person. */
export function statusOf({ directives, inForce, usual, health, lastCheckpoint, lastCatalogue, now }: StatusDeps) {
  return async (): Promise<Status> => {
    const [held, force, adapters, checkpoint, catalogue] = await Promise.all([
      directives(),
      inForce(),
      health.since((now() - day) as EpochMs), // a time minus a duration
      lastCheckpoint(),
      lastCatalogue(),
    ]);
    return {
      at: now(),
      held: held.flatMap(heldAs),
      contributorsQuarantined: held.filter(({ directive }) => directive.what === 'quarantine').length,
      valves: shut(force, usual),
      adapters,
      ...(checkpoint ? { checkpoint } : {}),
      ...(catalogue ? { catalogue } : {}),
    };
  };
}

function heldAs({ directive, reason, madeBy, madeAt }: HeldDirective): Status['held'] {
  if (directive.what === 'quarantine') return [];
  const by = madeBy === 'breaker' ? 'breaker' : 'operator';
  const { what, platform, kind } = directive;
  const where = {
    ...('id' in directive ? { id: directive.id } : {}),
    ...('field' in directive && directive.field ? { field: directive.field } : {}),
  };
  return [{ what, platform, ...(kind ? { kind } : {}), ...where, reason, since: madeAt, by }];
}

/** Valves that let through less than usual. Rules of the firewall are counted, not told: who they are made for would read them. */
function shut({ valves, turned, rules }: InForce, usual: Valves): Status['valves'] {
  const why = (valve: keyof Valves) => turned.find((one) => one.valve === valve);
  const told: Status['valves'] = [];
  const newcomers = why('newContributorsPerMinute');
  if (newcomers && valves.newContributorsPerMinute < usual.newContributorsPerMinute)
    told.push({
      valve: 'new_contributors',
      state: valves.newContributorsPerMinute === 0 ? 'shut' : `${valves.newContributorsPerMinute} a minute`,
      reason: newcomers.reason,
      since: newcomers.turnedAt as EpochMs, // written from a time
    });
  const batches = why('acceptBatches');
  if (batches && !valves.acceptBatches)
    told.push({ valve: 'batches', state: 'shut', reason: batches.reason, since: batches.turnedAt as EpochMs }); // written from a time
  const last = rules.at(-1);
  if (last)
    told.push({
      valve: 'firewall',
      state: `${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}`,
      reason: 'Some sightings are refused or set aside.',
      since: last.madeAt as EpochMs, // written from a time
    });
  return told;
}
