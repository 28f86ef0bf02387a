import { Problem } from '@infofi-lens/shared/contracts/problem';
import { BatchReceipt } from '@infofi-lens/shared/contracts/sync';
import type { Reply } from '../../bench/load/http.ts';

/** One thing that a hostile client tries, and how a server should answer. */
export interface Trial {
  readonly what: string;
  /** Codes of problems or rejections, or `taken`, `duplicate`; any of them will do. */
  readonly expected: readonly string[];
  attempt(): Promise<Reply>;
}

export interface Tried {
  readonly what: string;
  readonly answer: string;
  readonly asExpected: boolean;
}

/** @returns the code of a problem, else what became of the first item. */
export function answerOf({ status, text }: Reply): string {
  const json = parsed(text);
  const problem = Problem.safeParse(json);
  if (problem.success) return problem.data.code;
  const receipt = BatchReceipt.safeParse(json);
  if (!receipt.success) return `status ${status}`;
  const [first] = receipt.data.results;
  if (first === undefined) return `status ${status}`;
  if ('code' in first) return first.code;
  return first.status === 'accepted' ? 'taken' : first.status;
}

export async function tryAll(trials: readonly Trial[]): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const { what, expected, attempt } of trials) {
    // After a body that was too large the server ends the connection, which a client that kept it notices at its next request.
    const reply = await attempt().catch(attempt);
    const answer = answerOf(reply);
    tried.push({ what, answer, asExpected: expected.includes(answer) });
  }
  return tried;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
