import { assess } from '@infofi-lens/shared/consensus/assess/assess';
import { coSubmission } from '@infofi-lens/shared/consensus/assess/co-submission';
import type { Assessment, Report, Tie } from '@infofi-lens/shared/consensus/assess/report';
import { reportOf } from '@infofi-lens/shared/consensus/assess/report-of';
import { crowdFields } from '@infofi-lens/shared/settle/settle';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { SampledArrival, SampledClaims } from '../../stores/standing-store.ts';

/** What contributors are assessed by. */
export interface Sample {
  readonly claims: readonly SampledClaims[];
  readonly arrivals: readonly SampledArrival[];
  /** By the text of their short names. */
  readonly ties: readonly Tie[];
}

/** The rows of a board are read together. */
function boardOf(fields: SampledClaims['fields']): string | undefined {
  const board = fields.boardId?.[1];
  return board === undefined ? undefined : `board ${String(board)}`;
}

/** Who says the same as whom, and who is reliable, from a sample of claims and arrivals. */
export function assessed({ claims, arrivals, ties }: Sample): Assessment {
  const reports: Report[] = claims.flatMap(({ entity, kind, contributor, fields }) =>
    crowdFields(kind).flatMap(([name, field]) => {
      const held = fields[name];
      if (!held) return [];
      const claim = { cluster: contributor, value: held[1], observedAt: held[0] as EpochMs }; // checked when it was taken in
      return reportOf(field, { name: `${entity} ${name}`, page: boardOf(fields), contributor: String(contributor) }, claim) ?? [];
    }),
  );
  const together = coSubmission(
    arrivals.map(({ contributor, entity, receivedAt }) => ({ contributor: String(contributor), item: entity, receivedAt })),
  );
  return assess(reports, { kind: 'category', ties: [...together, ...ties] });
}
