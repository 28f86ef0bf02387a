import type { IncomingHttpHeaders } from 'node:http';
import type { Told, Truth } from '../world/truth.ts';
import type { World } from '../world/world.ts';
import type { Layout } from './reshaped.ts';

/** Turns of fate that a test chooses; they may change while a visitor browses. */
export interface Mood {
  /** Layer3 answers with the interstitial of its gatekeeper. */
  challenge: boolean;
  /** Every data answer is a 500 with a body that is no data. */
  broken: boolean;
  /** The quest site was redesigned: its answers are shaped otherwise and its cards moved. */
  layout?: Layout | undefined;
}

export interface Ask {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly world: World;
  readonly mood: Mood;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the body says, for the ledger of the visit. */
  readonly truths?: readonly Truth[];
  /** Whether it is shown where nothing may be shared. */
  readonly local?: boolean;
}

/** A platform: answers what it knows, `undefined` is "not found". */
export type Platform = (ask: Ask) => Answer | undefined;

export const page = (body: string, truths: readonly Truth[] = [], headers: Record<string, string> = {}): Answer => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body,
  truths,
  headers,
});

export const json = (told: Told, status = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: told.body,
  truths: told.truths,
});

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The shell that all four sites share: head, style, root and the page's own program. */
export function shell(options: { site: string; title: string; root?: string; scripts?: string; head?: string }): string {
  const { site, title, root = '', scripts = '', head = '' } = options;
  return (
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>` +
    `<title>${escaped(title)}</title><link rel="icon" href="data:,"/><link rel="stylesheet" href="/_app/base.css"/><link rel="stylesheet" href="/_app/${site}.css"/>${head}</head>` +
    `<body><div id="root">${root}</div>${scripts}<script type="module" src="/_app/${site}.ts"></script></body></html>`
  );
}
