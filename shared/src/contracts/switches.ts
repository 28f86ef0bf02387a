import * as z from 'zod/mini';
import { count, nonEmpty, time } from '../facts/types.ts';
import { AuthoredSwitches, Switches } from '../switches/switches.ts';

/** `PUT /v1/operator/switches`: the whole document takes the place of the one before. */
export const PutSwitches = z.strictObject({
  switches: AuthoredSwitches,
  reason: nonEmpty(500),
  /** The version that the writer saw, 0 for none: who changed another one in between is not overwritten. */
  replaces: count,
});
export type PutSwitches = z.infer<typeof PutSwitches>;

/** A version of the document, and why it was made. */
export const SwitchVersion = z.strictObject({
  no: count,
  switches: Switches,
  reason: z.string(),
  madeBy: z.string(),
  madeAt: time,
});

/** `GET /v1/operator/switches`: the version that holds, and the former ones, newest first. */
export const SwitchVersions = z.strictObject({ versions: z.array(SwitchVersion) });
export const MadeVersion = z.strictObject({ no: count });
