import type { Directive } from '@infofi-lens/shared/contracts/directives';
import type { FirewallRule, OperatingState, Valves } from '@infofi-lens/shared/contracts/operating';
import type { EpochMs } from '@infofi-lens/shared/units';
import { InputError, NotFoundError } from '../../http/errors.ts';
import type { QuotaStore } from '../../stores/admission/quota-store.ts';
import type { AppealStore } from '../../stores/appeal-store.ts';
import type { Act, AuditStore } from '../../stores/operating/audit.ts';
import type { DecisionStore } from '../../stores/operating/decision-store.ts';
import type { OperatingStore } from '../../stores/operating/operating-store.ts';
import type { QuarantineStore } from '../../stores/quarantine-store.ts';
import type { NetworkNames } from '../limits/network-name.ts';
import type { Quotas } from '../limits/quotas.ts';
import type { InForceNow } from './in-force.ts';

export interface OperateDeps {
  readonly inForce: InForceNow;
  readonly store: OperatingStore;
  readonly decisions: DecisionStore;
  readonly quarantine: QuarantineStore;
  readonly appeals: AppealStore;
  readonly audit: AuditStore;
  readonly networks: Pick<NetworkNames, 'sizes'>;
  readonly quotaUse: Pick<QuotaStore, 'ofNetworks'>;
  readonly quotas: Pick<Quotas, 'thisHour' | 'flush'>;
  /** Releasing a sighting gives the aggregation work. */
  readonly onClaimed: () => void;
  readonly now: () => EpochMs;
}

/** Who does it, and why. */
export interface By {
  readonly who: string;
  readonly why: string;
}

/** What operators can do. Every act stands in the audit log, written in the transaction that does it. */
export function operate(deps: OperateDeps) {
  const { inForce, store, decisions, quarantine, appeals, audit, networks, quotaUse, quotas, onClaimed, now } = deps;
  const act = (what: string, { who, why }: By, about: unknown): Act => ({ who, what, why, about, at: now() });

  return {
    async state(): Promise<OperatingState> {
      const [valves, rules, directives] = await Promise.all([inForce.now(), store.rules(), decisions.inForce()]);
      return {
        valves: valves.valves,
        rules: rules.map(({ madeAt, ...rule }) => ({ ...rule, madeAt: madeAt as EpochMs })), // written from a time
        directives: directives.map(({ no, directive, reason, madeBy, madeAt }) => ({ no, directive, reason, madeBy, madeAt })),
      };
    },

    /** @throws {InputError} when no valve is named. */
    async turn(turned: Partial<Valves>, by: By): Promise<void> {
      if (Object.keys(turned).length === 0) throw new InputError('invalid_input', 'Name the valve to turn.', 'newContributorsPerMinute');
      await store.turn(turned, act('turn valves', by, turned));
      inForce.forget();
    },

    async addRule(rule: FirewallRule, by: By): Promise<number> {
      const no = await store.addRule(rule, act('add rule', by, rule));
      inForce.forget();
      return no;
    },
    async endRule(no: number, by: By): Promise<void> {
      if (!(await store.endRule(no, act('end rule', by, { no })))) throw new NotFoundError('rule in force');
      inForce.forget();
    },

    addDirective: (directive: Directive, by: By): Promise<number> => decisions.add(directive, act(`add ${directive.what}`, by, directive)),
    async endDirective(no: number, by: By): Promise<void> {
      if (!(await decisions.end(no, act('end directive', by, { no })))) throw new NotFoundError('directive in force');
    },

    quarantined: (before: number | undefined, limit: number) => quarantine.list({ before, limit }),
    async release(items: readonly number[], by: By): Promise<number> {
      const released = await quarantine.release(items, act('release from quarantine', by, { items }));
      if (released > 0) onClaimed();
      return released;
    },

    openAppeals: () => appeals.list(undefined, 200),
    async decide(no: number, decision: 'granted' | 'declined', answer: string, by: By): Promise<void> {
      if (!(await appeals.decide(no, decision, answer, act('decide appeal', by, { no })))) throw new NotFoundError('open appeal');
      onClaimed();
    },

    async networks() {
      await quotas.flush(); // what this process has counted but not told yet
      const { allowance, until } = quotas.thisHour();
      const used = await quotaUse.ofNetworks(allowance, until, 100);
      const sizes = await networks.sizes(used.map(({ network }) => network));
      return used.map(({ network, used: observationsThisHour }) => ({
        network,
        contributors: sizes.get(network) ?? 0,
        observationsThisHour,
      }));
    },

    audit: (before: number | undefined, limit: number) => audit.list(before, limit),
  };
}
