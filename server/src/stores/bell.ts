import type { Sql } from '../db/client.ts';

const channel = 'dirty';
/** A round of aggregation takes longer than this, so ringing more often would wake nobody sooner. */
const apartMs = 50;

/** Wakes the aggregation in whichever process it sleeps. Rings outside the writing transaction: notifying inside would queue writers up. */
export function bell(sql: Sql) {
  let due: NodeJS.Timeout | undefined;
  return {
    ring(): void {
      if (due) return;
      due = setTimeout(() => {
        due = undefined;
        // A ring that fails costs half a second: the aggregation also looks by itself.
        sql.notify(channel, '').catch(() => undefined);
      }, apartMs);
      due.unref();
    },
    async onRing(wake: () => void): Promise<void> {
      await sql.listen(channel, wake);
    },
  };
}
