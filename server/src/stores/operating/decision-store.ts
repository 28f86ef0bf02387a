import type { Directive } from '@infofi-lens/shared/contracts/directives';
import type { Sql } from '../../db/client.ts';
import { addDirective, endDirective } from '../directive-store.ts';
import { directivesInForce, type HeldDirective } from '../directives.ts';
import { type Act, audited } from './audit.ts';

/** What operators decide about facts, each decision with its line in the audit log. @param onAnnounced The aggregation has work. */
export const decisionStore = (sql: Sql, onAnnounced: () => void) => ({
  /** @returns its number. */
  async add(directive: Directive, act: Act): Promise<number> {
    const no = await sql.begin(async (tx) => {
      const made = await addDirective(tx, { directive, reason: act.why, by: act.who, at: act.at });
      await audited(tx, { ...act, about: { no: made, directive } });
      return made;
    });
    onAnnounced();
    return no;
  },

  /** @returns whether it was in force. */
  async end(no: number, act: Act): Promise<boolean> {
    const ended = await sql.begin(async (tx) => {
      if (!(await endDirective(tx, no, act.who, act.at))) return false;
      await audited(tx, act);
      return true;
    });
    if (ended) onAnnounced();
    return ended;
  },

  inForce: (): Promise<HeldDirective[]> => directivesInForce(sql),
});
export type DecisionStore = ReturnType<typeof decisionStore>;
