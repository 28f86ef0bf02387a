import type { ResponseRule } from '@infofi-lens/shared/adapters/types';
import type { Tapped } from './handshake.ts';

/** What a wrapper does with the requests of the page. */
export interface Watch {
  /** @returns the rule that wants the answer of that address; `undefined` for every other and while nobody listens. */
  wants(address: string): { readonly url: string; readonly rule: ResponseRule } | undefined;
  found(tapped: Omit<Tapped, 'ms'>): void;
  /** Does a piece of the tap's own work and counts the time it takes from the page. */
  time<T>(work: () => T): T;
}

/** Longer answers are counted, not read: no page of the platforms comes near. In characters or bytes, whichever is known first. */
export const maxBody = 8 * 1_048_576;

/** The text a request is sent with. @returns `undefined` for forms and streams: no rule asks for those. */
export async function textOf(body: unknown): Promise<string | undefined> {
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  return body instanceof Blob && body.size < maxBody ? body.text() : undefined;
}

/** Leaves out what is not there. */
export function given<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: string }; // fewer keys, same values
}

export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined; // nothing of ours may reach the page
  }
}

export function ignore(): undefined {}
