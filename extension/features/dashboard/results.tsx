import type { EpochMs } from '@infofi-lens/shared/units';
import { useLive } from '../../storage/hooks.ts';
import { Rows } from '../../ui/row.tsx';
import { Loading } from '../../ui/states.tsx';
import { find } from './lists.ts';
import { foundRow } from './rows.ts';
import { popupWords } from './words.ts';

const most = 30;

/** What matches, as it is typed. */
export function Results({ text, now }: { text: string; now: EpochMs }) {
  const found = useLive((store) => find(store, text, most), [text]);
  if (found === undefined) return <Loading rows={2} />;
  return (
    <section aria-label={popupWords.search}>
      <p className="lens-p lens-muted lens-small popup-none" role="status">
        {found.length === 0 ? popupWords.noResults(text) : popupWords.results(found.length)}
      </p>
      <Rows rows={found.map((entity) => foundRow(entity, now))} />
      {found.length === 0 && <p className="lens-p lens-muted popup-none">{popupWords.noResultsHelp}</p>}
    </section>
  );
}
