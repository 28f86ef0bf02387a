import * as z from 'zod/mini';

const finite = z.number().check(z.refine(Number.isFinite));

/**
 * A quantity that is not known exactly: with one chance in ten it is below `p10`, in two below `p50`, and with one in ten above `p90`.
 * `p10 <= p50 <= p90`, in the unit of the quantity.
 */
export const Quantiles = z
  .strictObject({ p10: finite, p50: finite, p90: finite })
  .check(z.refine(({ p10, p50, p90 }) => p10 <= p50 && p50 <= p90, 'must be in order'));
export type Quantiles = Readonly<z.infer<typeof Quantiles>>;
