import * as z from 'zod/mini';
import { platforms } from '../facts/entity.ts';
import { count, share, time } from '../facts/types.ts';
import { GlobalMember } from './global-board.ts';
import { Measured } from './measured.ts';

/** A wallet as EIP-55 writes it or in any other case. */
export const WalletParams = z.strictObject({ wallet: z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/)) });

const Seat = z.strictObject({
  boardId: z.string(),
  subjectId: z.string(),
  value: z.number(),
  /** Exact among the agreed rows of the board, from 1. */
  position: count,
  /** Absent until the board's spread was looked at. */
  percentile: z.optional(share),
  of: z.optional(z.number()),
  asOf: z.optional(time),
  evidence: Measured,
});

/** One person over all platforms: what is public about the accounts that are known to be this wallet's. */
export const Comparison = z.strictObject({
  wallet: z.string(),
  method: z.string(),
  /** `platform:id` of each account, and how it is known to be the wallet's. */
  accounts: z.array(
    z.strictObject({
      person: z.string(),
      /** `address-is-id`: the platform names people by their address. `signed-link`: the wallet signed that the X account is its owner's. */
      by: z.enum(['address-is-id', 'signed-link']),
      confidence: share,
      global: z.optional(GlobalMember),
    }),
  ),
  /** Every platform where one of them stands on a board, the best place first. */
  platforms: z.array(z.strictObject({ platform: z.enum(platforms), seats: z.array(Seat) })),
});
export type Comparison = z.infer<typeof Comparison>;
