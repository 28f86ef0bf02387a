import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { ago, dateTime, isNow } from './format.ts';
import { Notice } from './states.tsx';
import { words } from './words.ts';

/** Why what is shown of a platform's page is not from now. */
export type PageNotice =
  | { readonly what: 'off'; readonly reason: string; readonly since: EpochMs }
  | { readonly what: 'changed'; readonly since: EpochMs };

interface About {
  readonly platform: PlatformId;
  readonly notice: PageNotice;
  /** The newest sighting that is shown instead; `undefined`: there is none. */
  readonly dataFrom: EpochMs | undefined;
}

/** The notice in words: what happened, and how old what is shown is. */
export function noticeText({ platform, notice, dataFrom }: About, now: EpochMs): { title: string; detail: string } {
  const from = dataFrom && (isNow(dataFrom, now) ? words.notice.moment : ago(dataFrom, now));
  if (notice.what === 'changed') {
    const title = from === undefined ? words.notice.changedUnknown : words.notice.changed(from);
    return { title, detail: words.notice.changedDetail };
  }
  const title = words.notice.off(words.platform[platform], dateTime(notice.since));
  const reason = /[.!?…]$/.test(notice.reason) ? notice.reason : `${notice.reason}.`;
  return { title, detail: `${reason} ${from === undefined ? words.notice.offUnknown : words.notice.offData(from)}` };
}

/** Said above what is shown, so that nobody takes it for what the page shows now. */
export function PageNoticeBox({ now, ...about }: About & { readonly now: EpochMs }) {
  const { title, detail } = noticeText(about, now);
  return (
    <Notice tone="warn" title={title} live>
      <p className="lens-p lens-small">{detail}</p>
    </Notice>
  );
}
