import { TrainedModel } from '@infofi-lens/shared/scoring/learning/model';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../../db/client.ts';

export interface InOffice {
  readonly champion: TrainedModel | undefined;
  readonly challenger: TrainedModel | undefined;
}

/** How far learning has come. */
export interface Progress {
  readonly trainedAt: EpochMs;
  /** Examples there were then. */
  readonly trainedOn: number;
  readonly calibratedAt: EpochMs;
  readonly calibratedOn: number;
}

/** Where a new model came from. */
export interface Origin {
  readonly parent?: string | undefined;
  readonly seed?: number | undefined;
}

/** Models that were trained: all are kept as they were made, only their role changes. */
export const modelStore = (sql: Sql) => ({
  /** A model of other features than are made now (of an earlier program) is in no office. */
  async inOffice(): Promise<InOffice> {
    const rows = await sql<{ role: string; model: unknown }[]>`select role, model from roi_models where role <> 'past'`;
    const of = (role: string) => {
      const parsed = TrainedModel.safeParse(rows.find((row) => row.role === role)?.model);
      return parsed.success ? parsed.data : undefined;
    };
    return { champion: of('champion'), challenger: of('challenger') };
  },

  /** Puts a model into an office; who held it is past. One that is known already is not written again. */
  async appoint(model: TrainedModel, role: 'champion' | 'challenger', { parent, seed }: Origin, now: EpochMs): Promise<void> {
    await sql.begin(async (tx) => {
      await tx`update roi_models set role = 'past' where role = ${role}`;
      await tx`
        insert into roi_models (version, model, parent, seed, made_at, role)
        values (${model.version}, ${JSON.stringify(model)}::text::json, ${parent ?? null}, ${seed ?? null}, ${now}, ${role})
        on conflict (version) do update set role = excluded.role`;
    });
  },

  async progress(): Promise<Progress> {
    const [row] = await sql<Progress[]>`
      select trained_at as "trainedAt", trained_on as "trainedOn", calibrated_at as "calibratedAt", calibrated_on as "calibratedOn" from roi_state`;
    if (!row) throw new Error('The state of learning is gone.');
    return row;
  },
  async setProgress({ trainedAt, trainedOn, calibratedAt, calibratedOn }: Progress): Promise<void> {
    await sql`
      update roi_state set trained_at = ${trainedAt}, trained_on = ${trainedOn}, calibrated_at = ${calibratedAt}, calibrated_on = ${calibratedOn}`;
  },
});
export type ModelStore = ReturnType<typeof modelStore>;
