import * as z from 'zod/mini';

/** What a person gives to campaigns in a week, and what they will not do. */
export const PlanLimits = z.strictObject({
  /** Active hours in the seven days from now. */
  hours: z.number().check(z.gte(0), z.lte(100)),
  /** The platforms' words for chains that the person uses, lower case. Absent: any. */
  chains: z.optional(z.array(z.string())),
  /** Wallets of the person. More than one counts only where nothing ties a campaign to the person: see {@link walletsFor}. */
  wallets: z.int().check(z.gte(1), z.lte(10)),
  /** Whether identity and face checks are acceptable. */
  identity: z.boolean(),
  /** 0: campaigns count with their low estimate (p10). 1: with the middle one (p50). Between: in proportion. */
  risk: z.number().check(z.gte(0), z.lte(1)),
  /** Entity keys of campaigns and spaces that are never planned. */
  excluded: z.array(z.string()),
});
export type PlanLimits = Readonly<z.infer<typeof PlanLimits>>;

/** Hours a week's hours may claim of one day: a third of them, at least two, at most sixteen. Never falls as the week's hours grow. */
export const hoursPerDay = (hours: number) => Math.min(16, Math.max(2, hours / 3));
