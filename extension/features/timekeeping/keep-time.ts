import { pageOf } from '@infofi-lens/shared/adapters/pages';
import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import { epochMs } from '@infofi-lens/shared/units';
import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import type { PageConditions } from '../../messaging/page-conditions.ts';
import { send } from '../../messaging/send.ts';
import { type Meter, type MeterEvent, newMeter, step, take } from './meter.ts';
import { Reports } from './reports.ts';

const reportEveryMs = 15_000;
/** Signs of a person. Moving the pointer across the window on the way elsewhere is one too: it is somebody looking. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'touchstart'] as const;
/** A sign within this time of the last changes nothing. */
const signEveryMs = 1_000;

/** Measures the active time on campaigns of one page, through navigations inside it, as long as the script lives. */
export function keepTime(ctx: ContentScriptContext, conditions: PageConditions): void {
  if (browser.extension.inIncognitoContext) return;
  const { signal } = ctx;
  let meter: Meter = newMeter(Date.now(), document.visibilityState === 'visible');
  let wanted = false;
  const reports = new Reports((increment) => send('active-time', increment), crypto.randomUUID());

  const on = (event: MeterEvent) => {
    if (wanted) meter = step(meter, event, Date.now());
  };
  const report = () => {
    on({ type: 'tick' });
    const taken = take(meter);
    meter = taken.meter;
    const at = epochMs(Date.now());
    if (taken.spent && at !== undefined) void reports.add({ ...taken.spent, at });
  };
  const toPage = (address: string) => {
    report();
    on({ type: 'page', campaign: campaignAt(address) });
  };
  const want = (measure: boolean) => {
    if (measure === wanted) return;
    if (!measure) report();
    wanted = measure;
    meter = newMeter(Date.now(), document.visibilityState === 'visible');
    toPage(location.href);
  };

  let lastSign = 0;
  const sign = () => {
    const now = Date.now();
    if (Math.abs(now - lastSign) < signEveryMs) return;
    lastSign = now;
    on({ type: 'touch' });
  };
  for (const name of signs) window.addEventListener(name, sign, { capture: true, passive: true, signal });
  const seen = () => {
    on({ type: 'visible', visible: document.visibilityState === 'visible' });
    if (document.visibilityState === 'hidden') report();
  };
  document.addEventListener('visibilitychange', seen, { signal });
  window.addEventListener('pagehide', report, { signal });
  ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => toPage(newUrl.href));
  ctx.setInterval(report, reportEveryMs);

  conditions.follow(({ measureTime }) => want(measureTime)); // without an answer nothing is measured
}

function campaignAt(address: string): EntityKey | undefined {
  const page = pageOf(address);
  return page?.kind === 'campaign' && page.id !== undefined
    ? entityKey({ platform: page.platform, kind: 'campaign', id: page.id })
    : undefined;
}
