import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { shownField } from '@infofi-lens/shared/facts/known';
import type { EpochMs } from '@infofi-lens/shared/units';
import { type ReactNode, useEffect, useState } from 'react';
import { Figure } from '../../../ui/figure.tsx';
import { spreadFigures } from '../../../ui/figures/board.ts';
import { PageNoticeBox } from '../../../ui/page-notice.tsx';
import { spanText } from '../../../ui/span-text.ts';
import { words } from '../../../ui/words.ts';
import type { BoardOnPage } from '../boards.ts';
import { knownAs, later, nameOf, newestOf, spentOn } from '../entity.ts';
import type { Feed, KnownEntity, OverlayState } from '../feed.ts';
import { campaignChip } from '../telling/campaign-chip.ts';
import { overlayWords } from '../words.ts';
import { CampaignDetails } from './campaign-details.tsx';
import { Docked } from './docked.tsx';
import { ReportPart } from './report-part.tsx';
import type { Worth } from './use-feed.ts';

interface DockProps {
  readonly feed: Feed;
  readonly state: OverlayState;
  readonly worth: Worth;
  readonly dismiss: (key: EntityKey) => void;
  readonly now: EpochMs;
}

/** The card about what the page is about: a campaign, or the board that was read on it. */
export function Dock({ feed, state, worth, dismiss, now }: DockProps) {
  const [decided, decide] = useState(state.folded);
  useEffect(() => decide(state.folded), [state.folded]);
  const frame = {
    folded: decided,
    fold: (folded: boolean) => {
      decide(folded);
      feed.fold(folded);
    },
  };
  const { subject, board, known, showUnconfirmed: unconfirmed, notice, platform } = state;
  const [closed, close] = useState<OverlayState['notice']>();
  const entity = subject && known.get(subject);
  const campaign = knownAs(entity, 'campaign');
  if (entity && campaign) {
    const title = nameOf(entity, 'campaign');
    const estimate = worth.get(entity.key);
    const short = campaignChip(campaign, { now, unconfirmed, spent: spentOn(entity) }, estimate)?.text ?? title;
    return (
      <Docked key={state.visit} {...frame} title={title} detail={undefined} short={short} dismiss={() => dismiss(entity.key)}>
        {notice && <PageNoticeBox platform={platform} notice={notice} dataFrom={newestOf(entity)} now={now} />}
        <CampaignDetails feed={feed} entity={entity} estimate={estimate} unconfirmed={unconfirmed} now={now} />
        <ReportPart feed={feed} entity={entity} />
      </Docked>
    );
  }
  if (board) {
    const dataFrom = board.rows.reduce<EpochMs | undefined>((newest, { observedAt }) => later(newest, observedAt), undefined);
    const about = known.get(board.key);
    const report = about && <ReportPart feed={feed} entity={about} />;
    return (
      <BoardCard {...{ frame, board, now, report }} key={state.visit} known={about} dismiss={() => dismiss(board.key)}>
        {notice && <PageNoticeBox platform={platform} notice={notice} dataFrom={dataFrom} now={now} />}
      </BoardCard>
    );
  }
  if (!notice || notice === closed) return null;
  const short = notice.what === 'off' ? overlayWords.notice.off : overlayWords.notice.changed;
  return (
    <Docked key={state.visit} {...frame} title={words.platform[platform]} detail={undefined} short={short} dismiss={() => close(notice)}>
      <PageNoticeBox platform={platform} notice={notice} dataFrom={state.dataFrom} now={now} />
    </Docked>
  );
}

interface BoardCardProps {
  readonly frame: { folded: boolean | undefined; fold: (folded: boolean) => void };
  readonly board: BoardOnPage;
  readonly known: KnownEntity | undefined;
  readonly dismiss: () => void;
  readonly now: EpochMs;
  readonly report: ReactNode;
  readonly children: ReactNode;
}

function BoardCard({ frame, board, known, dismiss, now, report, children }: BoardCardProps) {
  const figures = spreadFigures(board.rows);
  const entity = knownAs(known, 'board');
  const about = entity ? [shownField(entity, 'topic')?.value, spanText(shownField(entity, 'window')?.value)] : [];
  const title = known ? nameOf(known, 'board') : overlayWords.unnamed.board;
  const detail = [...about, overlayWords.board.detail(board.rows.length)]
    .filter((part) => part !== undefined && part !== title)
    .join(' · ');
  const [first] = figures;
  const short = first && 'text' in first.view ? `${first.label} ${first.view.text}` : title;
  return (
    <Docked {...frame} title={title} detail={detail} short={short} dismiss={dismiss}>
      {children}
      <div className="overlay-figures">
        {figures.map(({ label, view }) => (
          <Figure key={label} label={label} view={view} now={now} />
        ))}
      </div>
      {report}
    </Docked>
  );
}
