import { concentrationMethodology } from '@infofi-lens/shared/scoring/board/concentration';
import type { EpochMs } from '@infofi-lens/shared/units';
import { useLive } from '../../../storage/hooks.ts';
import { ChartPart } from '../../../ui/charts/chart-part.tsx';
import { computedFrom } from '../../../ui/evidence.ts';
import { Figure, type FigureView } from '../../../ui/figure.tsx';
import { figureWords } from '../../../ui/figures/words.ts';
import { count, decimal, percent } from '../../../ui/format.ts';
import { hashOf } from '../../../ui/hash-of.ts';
import { Page } from '../../../ui/page.tsx';
import { Empty, Loading, Section } from '../../../ui/states.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { Choose } from '../choose.tsx';
import { Bars } from '../draw/bars.tsx';
import { chartWords } from '../words.ts';
import { BoardTable, RankHistory } from './board-table.tsx';
import { type BoardShares, boardNamed, boardShares, seenBoards } from './load-boards.ts';

const text = chartWords.boards;
const { spread } = figureWords;
/** Members with a bar of their own. */
const drawn = 10;

/** How unevenly a board is held. */
export function BoardsPage({ rest }: { rest: string }) {
  const now = useNow();
  const named = useLive((store) => boardNamed(store, rest), [rest]);
  const boards = useLive((store) => seenBoards(store), []);
  const current = boards?.find(({ key }) => key === named?.board) ?? boards?.[0];
  const shares = useLive(async (store) => (current ? boardShares(store, current.key) : undefined), [current?.key]);
  const entry = shares?.entries.find(({ key }) => key === named?.entry);
  return (
    <Page title={text.title} intro={text.intro}>
      {boards === undefined && <Loading rows={5} />}
      {boards?.length === 0 && (
        <Empty title={text.none}>
          <p className="lens-p">{text.noneText}</p>
        </Empty>
      )}
      {boards && current && (
        <Choose label={text.choose} options={boards} value={current.key} onChange={(key) => location.assign(hashOf('board', key))} />
      )}
      {entry && <RankHistory entry={entry} now={now} />}
      {current && shares && <BoardView name={current.name} shares={shares} now={now} />}
      {shares && shares.entries.length > 0 && <BoardTable entries={shares.entries} now={now} />}
    </Page>
  );
}

export function BoardView({
  name,
  shares: { measured, members },
  now,
}: {
  name: string;
  shares: Omit<BoardShares, 'entries'>;
  now: EpochMs;
}) {
  const evidence = { ...computedFrom(concentrationMethodology, []), ...(measured.known ? { n: measured.value.n } : {}) };
  const figure = (make: (value: Extract<typeof measured, { known: true }>['value']) => string): FigureView =>
    measured.known ? { text: make(measured.value), evidence } : { missing: measured.missing };
  const bars = members.slice(0, drawn).map((row) => ({ ...row, text: percent(row.share) }));
  const rest = members.slice(drawn).reduce((sum, { share }) => sum + share, 0);
  return (
    <div className="lens-stack" data-gap="large">
      <div className="lens-figures">
        <Figure label={spread.top10} view={figure(({ top10 }) => percent(top10))} now={now} />
        <Figure label={spread.gini} view={figure(({ gini }) => decimal(gini, 3))} now={now} />
        <Figure label={text.holders} view={figure(({ effectiveHolders }) => text.equal(count(Math.round(effectiveHolders))))} now={now} />
        <Figure label={spread.hhi} view={figure(({ hhi }) => decimal(hhi, 3))} now={now} />
      </div>
      {bars.length > 0 && (
        <Section title={text.share}>
          <ChartPart
            label={`${text.share}, ${name}`}
            columns={[text.member, text.share]}
            rows={[
              ...bars.map((row, at) => [`${at + 1}. ${row.name}`, row.text] as const),
              ...(rest > 0 ? [[text.rest, percent(rest)] as const] : []),
            ]}
          >
            <Bars rows={bars} most={Math.max(...bars.map(({ share }) => share))} />
          </ChartPart>
        </Section>
      )}
    </div>
  );
}
