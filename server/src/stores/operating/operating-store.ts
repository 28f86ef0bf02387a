import type { FirewallRule, Valves } from '@infofi-lens/shared/contracts/operating';
import type { Sql } from '../../db/client.ts';
import { type Act, audited } from './audit.ts';

export interface TurnedValve {
  readonly valve: keyof Valves;
  readonly value: unknown;
  readonly reason: string;
  readonly turnedAt: number;
}
export interface HeldRule {
  readonly no: number;
  readonly rule: FirewallRule;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: number;
}

/** Valves and firewall rules, each change of them with its line in the audit log. */
export const operatingStore = (sql: Sql) => ({
  valves: (): Promise<TurnedValve[]> => sql<TurnedValve[]>`select valve, value, reason, turned_at as "turnedAt" from valves`,

  rules: (): Promise<HeldRule[]> =>
    sql<
      HeldRule[]
    >`select no, rule, reason, made_by as "madeBy", made_at as "madeAt" from firewall_rules where ended_at is null order by no`,

  async turn(turned: Partial<Valves>, act: Act): Promise<void> {
    await sql.begin(async (tx) => {
      for (const [valve, value] of Object.entries(turned))
        await tx`
          insert into valves (valve, value, reason, turned_by, turned_at)
          values (${valve}, ${JSON.stringify(value)}::text::jsonb, ${act.why}, ${act.who}, ${act.at})
          on conflict (valve) do update set value = excluded.value, reason = excluded.reason, turned_by = excluded.turned_by, turned_at = excluded.turned_at`;
      await audited(tx, act);
    });
  },

  /** @returns its number. */
  addRule(rule: FirewallRule, act: Act): Promise<number> {
    return sql.begin(async (tx) => {
      const [made] = await tx<{ no: number }[]>`
        insert into firewall_rules (rule, reason, made_by, made_at)
        values (${JSON.stringify(rule)}::text::jsonb, ${act.why}, ${act.who}, ${act.at}) returning no`;
      await audited(tx, { ...act, about: { no: made?.no, rule } });
      return made?.no ?? 0;
    });
  },

  /** @returns whether there was such a rule in force. */
  endRule(no: number, act: Act): Promise<boolean> {
    return sql.begin(async (tx) => {
      const [ended] = await tx`
        update firewall_rules set ended_at = ${act.at}, ended_by = ${act.who} where no = ${no} and ended_at is null returning 1`;
      if (ended) await audited(tx, act);
      return ended !== undefined;
    });
  },
});
export type OperatingStore = ReturnType<typeof operatingStore>;
