import { isRecord, parseJson, read } from '../json.ts';

/** What an answer is, before its rows are looked for. */
export type Answer = { readonly is: 'data'; readonly root: unknown } | { readonly is: 'none' | 'refusal' | 'unreadable' };

/** An empty answer (204), a page instead of data (a challenge) and a refusal `{code, message}` hold nothing by right. */
export function answerOf({ body, status }: { readonly body: string; readonly status?: number }): Answer {
  const start = /\S/.exec(body.slice(0, 4_096))?.[0];
  if (start === undefined || start === '<') return { is: 'none' };
  const root = parseJson(body);
  if (root === undefined) return { is: status !== undefined && status >= 400 ? 'refusal' : 'unreadable' };
  if (root === null) return { is: 'none' };
  if ((status !== undefined && status >= 400) || isRefusal(root)) return { is: 'refusal' };
  return { is: 'data', root };
}

function isRefusal(root: unknown): boolean {
  if (typeof read(root, 'message') !== 'string') return false;
  const saysWhy = ['code', 'statusCode', 'error'].some((key) => read(root, key) !== undefined);
  return saysWhy && isRecord(root) && !Object.values(root).some((value) => Array.isArray(value) && value.some(isRecord));
}

/** Whether an answer is a list without entries, in any wrapping: a board may be empty. */
export function isEmptyList(root: unknown, depth = 0): boolean {
  if (Array.isArray(root)) return root.length === 0;
  if (!isRecord(root) || depth > 3) return false;
  const inside = Object.values(root).filter((value) => typeof value === 'object' && value !== null);
  return inside.some((value) => isEmptyList(value, depth + 1)) && !inside.some((value) => Array.isArray(value) && value.length > 0);
}
