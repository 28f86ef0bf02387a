import { Problem } from '@infofi-lens/shared/contracts/problem';
import { signatureHeader } from '@infofi-lens/shared/contracts/sync';
import { describeRoute, resolver } from 'hono-openapi';
import type * as z from 'zod/mini';
import { type ProblemCode, problemCodes } from './problem-codes.ts';

export const tags = [
  'auth',
  'platforms',
  'campaigns',
  'boards',
  'profiles',
  'analytics',
  'alerts',
  'sync',
  'ledger',
  'operator',
  'service',
] as const;

export interface Declaration {
  readonly tag: (typeof tags)[number];
  /** What it does for the caller, in one short sentence without a full stop. */
  readonly summary: string;
  /** Markdown: limits, order of use, what is not promised. */
  readonly description?: string;
  /** The contract of a body that is read as raw bytes because it is signed; `accepts` documents all others. */
  readonly signedBody?: z.ZodMiniType;
  /** The contract of each good answer, by status. `undefined`: an answer without a body. */
  readonly answers: { readonly [status: number]: z.ZodMiniType | undefined };
  /** Codes this route refuses with, beyond those its middleware declares (400 of `accepts`, 401 of `signedIn`, 429 of `limited`). */
  readonly problems?: readonly ProblemCode[];
}

/**
 * How a route declares itself: the OpenAPI document is generated from these and from the middleware beside them.
 * A route without a declaration fails the test "every route is documented".
 */
export function declares({ tag, summary, description, signedBody, answers, problems = [] }: Declaration) {
  const good = Object.entries(answers).map(([status, schema]) => [
    status,
    schema
      ? { description: meaning(status), content: { 'application/json': { schema: resolver(schema) } } }
      : { description: meaning(status) },
  ]);
  return describeRoute({
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    ...(signedBody
      ? {
          requestBody: { required: true, content: { 'application/json': { schema: resolver(signedBody) } } },
          parameters: [
            { in: 'header', name: signatureHeader, required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9+/]{86}==$' } },
          ],
        }
      : {}),
    responses: { ...Object.fromEntries(good), ...refusals(problems) },
  });
}

/** The documented answers for a list of codes, grouped by status. */
export function refusals(codes: readonly ProblemCode[]) {
  const byStatus = Map.groupBy(codes, (code) => problemCodes[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      String(status),
      {
        description: `Refused with code ${same.map((code) => `\`${code}\``).join(', ')}.`,
        content: { 'application/problem+json': { schema: resolver(Problem) } },
      },
    ]),
  );
}

const meanings: Record<string, string> = { 200: 'Done', 201: 'Created', 202: 'Not yet', 204: 'Done, nothing to say', 207: 'Partly taken' };
const meaning = (status: string) => meanings[status] ?? 'Answer';
