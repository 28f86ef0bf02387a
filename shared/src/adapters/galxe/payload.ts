import { isRecord, type JsonRecord, parseJson } from '../json.ts';
import type { Capture, Drift } from '../types.ts';
import { flightText } from './flight/chunks.ts';
import { flightSource } from './flight/references.ts';
import { flightRows } from './flight/rows.ts';
import { plain, type Source } from './source.ts';

/** A body, opened: one root per GraphQL answer, or one per flight row. */
export interface Payload {
  readonly source: Source;
  readonly roots: readonly unknown[];
  /** Warnings about the body itself. */
  readonly broken: number;
  readonly drift?: Drift;
  /** Whether this is the app's home page, as the server rendered it: it is known to hold campaigns. */
  readonly home: boolean;
}

const empty: Payload = { source: plain, roots: [], broken: 0, home: false };

/** Opens a body by what it is: JSON, an HTML page with hydration, or bare flight rows (a navigation inside the app). */
export function* openPayload({ body, status, via }: Capture): Generator<undefined, Payload, undefined> {
  const first = /[^\s\uFEFF]/.exec(body.slice(0, 200))?.[0];
  if (first === undefined) return empty;
  if (first === '{' || first === '[') return openJson(body, status);
  if (first === '<' || via === 'hydration') return yield* openPage(body);
  if (/^\s*[\da-f]*:/.test(body.slice(0, 200))) return yield* openFlight(body.trimStart());
  return { ...empty, broken: 1, ...(isRefusal(status) ? {} : { drift: notReadable }) };
}

const notReadable: Drift = { code: 'unreadable_answer', message: 'An answer of Galxe is in a form this reader does not know.' };

function isRefusal(status: number | undefined): boolean {
  return status !== undefined && status >= 400;
}

function openJson(body: string, status: number | undefined): Payload {
  const root = parseJson(body);
  if (root === undefined) return { ...empty, broken: 1, ...(isRefusal(status) ? {} : { drift: notReadable }) };
  return { source: plain, roots: Array.isArray(root) ? root : [root], broken: 0, home: false };
}

function* openPage(html: string): Generator<undefined, Payload, undefined> {
  const text = flightText(html);
  if (text === undefined) return empty; // a challenge or error page
  const payload = yield* openFlight(text);
  const drift = { code: 'unreadable_hydration', message: "Galxe's pages hand over their data in a form this reader does not know." };
  return payload.roots.length === 0 ? { ...payload, drift } : payload;
}

function* openFlight(text: string): Generator<undefined, Payload, undefined> {
  const rows = yield* flightRows(text);
  return {
    source: flightSource(rows),
    roots: [...rows.values.values()],
    broken: rows.broken,
    home: !rows.notFound && isHomeRoute(rows.values.get('0')),
  };
}

/** Row 0 holds the route as the server matched it: `c: ["", ""]` is the home page. */
function isHomeRoute(row: unknown): boolean {
  const route = isRecord(row) ? row.c : undefined;
  return Array.isArray(route) && route.length > 0 && route.every((part) => part === '');
}

/** Whether a JSON answer has the outer form of GraphQL. */
export function isGraphqlAnswer(root: unknown): root is JsonRecord {
  return isRecord(root) && (Object.hasOwn(root, 'data') || Object.hasOwn(root, 'errors'));
}
