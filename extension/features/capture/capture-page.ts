import { pageOf } from '@infofi-lens/shared/adapters/pages';
import type { Overrides } from '@infofi-lens/shared/adapters/table';
import type { Adapter, Capture, ParseResult } from '@infofi-lens/shared/adapters/types';
import { LensError } from '@infofi-lens/shared/errors';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import { withoutFields } from '@infofi-lens/shared/switches/without-fields';
import { epochMs } from '@infofi-lens/shared/units';
import { browser } from 'wxt/browser';
import type { PageConditions } from '../../messaging/page-conditions.ts';
import type { PageCost } from '../../messaging/page-cost.ts';
import type { Conditions, Observed } from '../../messaging/protocol.ts';
import { send } from '../../messaging/send.ts';
import { FallWatch } from './fall-watch.ts';
import { Gate } from './gate.ts';
import { offerPort, type Tapped } from './handshake.ts';
import type { Hydration } from './hydration.ts';
import { Judge } from './judge.ts';
import { Outbox } from './outbox.ts';
import { Reader } from './reader.ts';
import { whenSettled } from './screen.ts';
import { letPageIn } from './slices.ts';

/** How one platform's pages are read. */
export interface PageReading {
  readonly adapter: Adapter;
  readonly hydration?: Hydration;
  /** What stands on the screen, as text for the adapter. */
  readonly onScreen?: (page: Document, tables: Overrides | undefined) => string | undefined;
  /** Told what a body of the page at that address said, as soon as it is read. */
  readonly observed?: (observations: readonly AnyObservation[], pageUrl: string) => void;
  /** What may be done there. */
  readonly conditions: PageConditions;
  /** Takes what the page is charged with. */
  readonly cost: PageCost;
}

const sliceMs = 5;
/** Once the overlay was drawn for the first time and stands, what that took is told. */
const drawnMs = 3_000;

/**
 * Reads what the page in front loads, until the signal says that the page or the extension is over. Has to be called before
 * the first script of the page. In a private window it does nothing.
 */
export function capturePage({ adapter, hydration, onScreen, observed, conditions, cost }: PageReading, signal: AbortSignal): void {
  if (browser.extension.inIncognitoContext) return;
  const orphaned = new AbortController();
  const running = AbortSignal.any([signal, orphaned.signal]);
  const { port1: tap, port2 } = new MessageChannel();
  const parsed = new AbortController();
  whenParsed(() => parsed.abort(), running);
  offerPort(window, port2, AbortSignal.any([running, parsed.signal]));

  const gate = new Gate();
  const { id: platform, version } = adapter.meta;
  const outbox = new Outbox({
    platform,
    adapter: `${platform}@${version}`,
    send: (message) => sendUnlessOrphaned(message, orphaned),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: Math.random,
    cost,
    opened: performance.timeOrigin,
  });
  cost.onceDrawn(() => setTimeout(() => outbox.tellCost(), drawnMs));
  const judge = new Judge();
  const falls = new FallWatch(
    (work, ms) => setTimeout(() => running.aborted || work(), ms),
    (outcome) => outbox.tell(outcome),
  );
  let fieldsOff: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  let tables: Overrides | undefined;
  const reader = new Reader({
    adapter,
    pacing: { now: () => performance.now(), letPageIn, sliceMs, time: (slice) => cost.time(slice) },
    read: (said, capture) => cost.time(() => read(said, capture)),
    lost: () => outbox.lost(),
  });
  const read = (said: ParseResult, capture: Capture) => {
    cost.read(capture.body.length);
    const { result, outcome } = judge.judge(said, capture);
    const observations = result.observations.flatMap((one) => withoutFields(one, fieldsOff.get(one.kind)) ?? []);
    outbox.add({ ...result, observations }, capture.pageUrl ?? location.href, outcome);
    falls.saw(capture, pageOf(capture.pageUrl ?? '')?.kind ?? 'other', outcome);
    observed?.(observations, capture.pageUrl ?? location.href);
  };
  const take = (capture: Omit<Capture, 'capturedAt'>) => {
    const capturedAt = epochMs(Date.now()); // a clock before 2000 tells no time; its sightings would mean nothing
    if (capturedAt !== undefined) gate.pass(() => cost.time(() => reader.add({ ...capture, capturedAt })));
  };
  const takePage = (via: 'hydration' | 'dom', body: string | undefined) => {
    if (body !== undefined) take({ url: location.href, pageUrl: location.href, body, via });
  };

  const takeTapped = ({ data: { body, ms, ...about } }: MessageEvent<Tapped>) => {
    cost.add(ms);
    if (body === undefined) outbox.skipped();
    else take({ ...about, body, via: 'network' });
  };
  tap.onmessage = (event) => cost.time(() => takeTapped(event)); // its text is made when it is first looked at
  if (hydration) whenParsed(() => cost.time(() => takePage('hydration', hydration(document))), running);
  if (onScreen) whenSettled(document, () => cost.time(() => takePage('dom', onScreen(document, tables))), running);

  // What was loaded a moment ago is read and handed over before the document goes: afterwards there may be nobody to do it.
  const leave = () => {
    cost.time(() => reader.finish());
    outbox.hurry();
  };
  window.addEventListener('pagehide', leave, { signal: running });
  document.addEventListener('freeze', leave, { signal: running });

  const allow = ({ capture, ...more }: Pick<Conditions, 'capture' | 'fieldsOff' | 'tables'>) => {
    fieldsOff = new Map(Object.entries(more.fieldsOff ?? {}).map(([kind, names]) => [kind, new Set(names)]));
    tables = more.tables;
    reader.use(tables ? adapter.withTables(tables) : adapter);
    tap.postMessage(capture ? 'on' : 'off');
    gate.set(capture);
  };
  conditions.follow(
    (now) => running.aborted || allow(now),
    () => allow({ capture: false }),
  );
  running.addEventListener('abort', () => {
    tap.postMessage('stop');
    reader.close();
    outbox.close();
  });
}

function whenParsed(work: () => void, signal: AbortSignal): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', work, { once: true, signal });
  else work();
}

/** After an update or removal of the extension its old scripts stay in the page and can reach nobody: they stop. */
async function sendUnlessOrphaned(message: Observed, orphaned: AbortController) {
  if (browser.runtime?.id !== undefined) return send('observed', message);
  orphaned.abort();
  throw new LensError('orphaned', 'The extension was replaced under this page.');
}
