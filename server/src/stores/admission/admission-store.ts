import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../../db/client.ts';

/** A device key with the work that admits it. */
export interface Newcomer {
  readonly id: ContributorId;
  readonly point: Buffer;
  /** 128 bits of the challenge's hash; `undefined`: no work was asked for. */
  readonly proof?: { readonly challenge: string; readonly expiresAt: EpochMs } | undefined;
}
export type Admission = 'admitted' | 'proof_used' | 'full';

const minuteMs = 60_000;
export const minuteOf = (now: EpochMs): number => Math.floor(now / minuteMs) * minuteMs;

/** Who was admitted when, and which work was shown for it. */
export const admissionStore = (sql: Sql) => ({
  /**
   * Makes a device key known, spends its work and counts it, all or nothing: work that met a shut valve still works later.
   * @param perMinute Newcomers in a minute, over all processes.
   */
  async admit({ id, point, proof }: Newcomer, perMinute: number, now: EpochMs): Promise<Admission> {
    return sql
      .begin(async (tx) => {
        if (proof) {
          const [spent] = await tx`
          insert into spent_proofs (challenge, expires_at) values (${proof.challenge}::text::uuid, ${proof.expiresAt})
          on conflict do nothing returning 1`;
          if (!spent) return 'proof_used';
        }
        const [counted] = await tx`
        insert into admissions as held (minute, admitted) select ${minuteOf(now)}::bigint, 1 where ${perMinute}::int > 0
        on conflict (minute) do update set admitted = held.admitted + 1 where held.admitted < ${perMinute}::int returning 1`;
        if (!counted) return roll('full');
        await tx`insert into contributors (id, public_key) values (${id}, ${point}) on conflict (id) do nothing`;
        return 'admitted';
      })
      .catch((thrown: unknown) => {
        if (thrown instanceof RolledBack) return thrown.outcome;
        throw thrown;
      });
  },

  /** Newcomers in the minutes from `from` on, by minute. */
  async recent(from: EpochMs): Promise<ReadonlyMap<number, number>> {
    const rows = await sql<{ minute: number; admitted: number }[]>`
      select minute, admitted from admissions where minute >= ${minuteOf(from)}`;
    return new Map(rows.map(({ minute, admitted }) => [minute, admitted]));
  },

  /** The day's sealing key, the same for every process. @param candidate Becomes the key if there is none yet. */
  async keyOf(day: string, candidate: Buffer): Promise<Buffer> {
    await sql`insert into admission_keys (day, key) values (${day}, ${candidate}) on conflict do nothing`;
    const [kept] = await sql<{ key: Buffer }[]>`select key from admission_keys where day = ${day}`;
    if (!kept) throw new Error('A row that was just written is not there.');
    return kept.key;
  },

  /** Forgets what can never matter again. @param yesterday Keys of earlier days seal nothing that is still valid. */
  async sweep(now: EpochMs, yesterday: string): Promise<void> {
    await sql`delete from spent_proofs where expires_at < ${now}`;
    await sql`delete from admissions where minute < ${now - 60 * minuteMs}`;
    await sql`delete from admission_keys where day < ${yesterday}`;
  },
});
export type AdmissionStore = ReturnType<typeof admissionStore>;

/** Carries an outcome out of a transaction that must leave nothing behind. */
class RolledBack extends Error {
  readonly outcome: Admission;
  constructor(outcome: Admission) {
    super(outcome);
    this.outcome = outcome;
  }
}
function roll(outcome: Admission): never {
  throw new RolledBack(outcome);
}
