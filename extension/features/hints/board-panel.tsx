import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { shownField } from '@infofi-lens/shared/facts/known';
import { facts } from '@infofi-lens/shared/facts/table';
import { concentrationMoveMethodology } from '@infofi-lens/shared/scoring/board/concentration-move';
import type { EpochMs } from '@infofi-lens/shared/units';
import { useState } from 'react';
import { useLive } from '../../storage/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { EvidenceMark } from '../../ui/evidence-mark.tsx';
import { Figure } from '../../ui/figure.tsx';
import { rowsEvidence, spreadFigures } from '../../ui/figures/board.ts';
import { count, decimal, duration, percentColumn, points } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { spanText } from '../../ui/span-text.ts';
import { Loading } from '../../ui/states.tsx';
import { words } from '../../ui/words.ts';
import { Heading } from './heading.tsx';
import { type BoardData, loadBoard } from './load-board.ts';
import { NotRead } from './not-read.tsx';
import { panelWords } from './words.ts';

const text = panelWords.board;
const atFirst = 25;
const signed = (change: number) => `${change < 0 ? '−' : '+'}${decimal(Math.abs(change), 3)}`;

/** The board seen last on a platform. */
export function BoardPanel({ platform, now }: { platform: PlatformId; now: EpochMs }) {
  const data = useLive((store) => loadBoard(store, platform, now), [platform, now]);
  if (data === undefined) return <Loading rows={6} />;
  if (data === null)
    return (
      <NotRead title={text.unknown} platform={platform}>
        <p className="lens-p">{text.open}</p>
      </NotRead>
    );
  return <BoardView data={data} now={now} />;
}

export function BoardView({ data: { board, rows, moves }, now }: { data: BoardData; now: EpochMs }) {
  const [all, showAll] = useState(false);
  const name = shownField(board, 'name')?.value ?? shownField(board, 'topic')?.value ?? text.title(words.platform[board.platform]);
  const about = [words.platform[board.platform], shownField(board, 'topic')?.value, spanText(shownField(board, 'window')?.value)];
  const evidence = rowsEvidence(rows, facts['board-entry'].rank.methodology);
  const hasShares = rows.some(({ mindshare }) => mindshare !== undefined);
  return (
    <>
      <Heading title={name} detail={about.filter(Boolean).join(' · ')} lastSeen={board.lastSeen} now={now} />
      <div className="lens-card lens-figures">
        {spreadFigures(rows).map(({ label, view }) => (
          <Figure key={label} label={label} view={view} now={now} />
        ))}
      </div>
      {moves.map((move) => (
        <p key={move.from} className="lens-p lens-small">
          {text.moved(points(move.top10), signed(move.gini), duration(move.to - move.from), move.n)}{' '}
          <EvidenceMark
            evidence={{ source: 'computed', methodology: concentrationMoveMethodology, observedAt: move.from }}
            of={text.movedOf}
            now={now}
          />
        </p>
      ))}
      <table className="lens-table">
        <caption>
          {text.rowsSource} <EvidenceMark evidence={evidence} of={text.rowsSource} now={now} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{text.rank}</th>
            <th scope="col">{text.who}</th>
            <th scope="col" data-number>
              {hasShares ? text.share : text.score}
            </th>
            <th scope="col" data-number>
              {text.change}
            </th>
          </tr>
        </thead>
        <tbody>
          {(all ? rows : rows.slice(0, atFirst)).map((row) => (
            <tr key={row.key}>
              <td className="lens-number">{row.rank}</td>
              <td className="panel-who" title={row.name}>
                {row.name}
              </td>
              <td data-number>
                {hasShares ? row.mindshare !== undefined && percentColumn(row.mindshare) : row.score !== undefined && count(row.score)}
              </td>
              <td data-number>
                <Gained by={row.gained} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && rows.length > atFirst && (
        <span>
          <Button onClick={() => showAll(true)}>{text.all}</Button> <span className="lens-muted">{text.more(rows.length - atFirst)}</span>
        </span>
      )}
    </>
  );
}

function Gained({ by }: { by: number | undefined }) {
  if (by === undefined) return <span className="lens-muted">{text.noHistory}</span>;
  if (by === 0) return <span className="lens-muted">{text.same}</span>;
  return (
    <span className="panel-gained" data-up={by > 0}>
      <Icon name={by > 0 ? 'up' : 'down'} />
      <span className="lens-hidden">{by > 0 ? text.up(by) : text.down(-by)}</span>
      <span aria-hidden="true">{Math.abs(by)}</span>
    </span>
  );
}
