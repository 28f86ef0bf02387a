import type { EpochMs } from '@infofi-lens/shared/units';
import { useLive } from '../../storage/hooks.ts';
import { wordsOf } from '../../storage/words.ts';
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
  const isShort = wordsOf([text]).length === 0;
  const none = isShort ? popupWords.tooShort : popupWords.noResults(text);
  return (
    <section aria-label={popupWords.search}>
      <p className={found.length === 0 ? 'lens-p popup-none' : 'lens-p lens-muted lens-small popup-none'} role="status">
        {found.length === 0 ? none : popupWords.results(found.length)}
      </p>
      <Rows rows={found.map((entity) => foundRow(entity, now))} />
      {found.length === 0 && !isShort && <p className="lens-p lens-muted lens-small popup-none">{popupWords.noResultsHelp}</p>}
    </section>
  );
}
