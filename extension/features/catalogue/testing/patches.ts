import type { FieldPatch, Patch } from '@infofi-lens/shared/catalogue/patch';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';

export const began = 1_763_640_000_000 as EpochMs;

export const evidence = (status: 'agreed' | 'unconfirmed' = 'agreed') =>
  ({ n: 5, observedAt: began, spread: 0, confidence: 0.9 as Ratio, method: 'mode-quorum', status }) as const;

/** What became of a campaign on Galxe; `null` for a field that is known no more. */
export const patch = (id: string, how: Patch['how'], fields: Record<string, unknown>, status?: 'agreed' | 'unconfirmed'): Patch => ({
  platform: 'galxe',
  kind: 'campaign',
  id,
  how,
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, (value === null ? null : { value, evidence: evidence(status) }) as FieldPatch]), // shares are shares
  ),
});
