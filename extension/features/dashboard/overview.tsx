import type { EpochMs } from '@infofi-lens/shared/units';
import type { ReactNode } from 'react';
import { useLive } from '../../storage/hooks.ts';
import { Rows, type RowView } from '../../ui/row.tsx';
import { Loading, Section } from '../../ui/states.tsx';
import { NothingYet } from './empty-state.tsx';
import { bestKnown, changed, endingSoon, isEmpty } from './lists.ts';
import { bestRow, changeRow, endingRow } from './rows.ts';
import { useEstimates } from './use-estimates.ts';
import { popupWords } from './words.ts';

const lines = 5;

/** What is worth a look: what ends, what pays, what moved. */
export function Overview({ now, unconfirmed }: { now: EpochMs; unconfirmed: boolean }) {
  const ending = useLive((store) => endingSoon(store, now, lines), [now]);
  // Where something ends soon there is something: it is not asked, before a first row.
  const nothingEnds = ending?.length === 0;
  const empty = useLive(async (store) => nothingEnds && (await isEmpty(store)), [nothingEnds]);
  // The first list is the cheapest, and all questions go through one thread: the others wait until it stands.
  const stands = ending !== undefined;
  const estimates = useEstimates(stands);
  const best = useLive(
    async (store) => (estimates ? bestKnown(store, now, unconfirmed, lines, estimates) : undefined),
    [now, unconfirmed, estimates],
  );
  const news = useLive(async (store) => (stands ? changed(store, lines) : undefined), [stands]);
  if (empty) return <NothingYet />;
  return (
    <>
      <List title={popupWords.endingSoon} rows={ending?.map((listed) => endingRow(listed, now))}>
        {popupWords.noEnding}
      </List>
      <List title={popupWords.best} rows={best?.map((listed) => bestRow(listed, now, unconfirmed))}>
        {popupWords.noBest}
      </List>
      <List title={popupWords.changed} rows={news?.map((line) => changeRow(line, now))}>
        {popupWords.noChanges}
      </List>
    </>
  );
}

/** `children` says why there are no rows. */
function List({ title, rows, children }: { title: string; rows: readonly RowView[] | undefined; children: ReactNode }) {
  return (
    <Section title={title}>
      {rows === undefined ? <Loading rows={2} /> : <Rows rows={rows} />}
      {rows?.length === 0 && <p className="lens-p lens-muted popup-none">{children}</p>}
    </Section>
  );
}
