import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useLive } from '../../storage/hooks.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { firstCampaigns } from '../../storage/summaries/first.ts';
import type { CampaignSummary } from '../../storage/summaries/summaries.ts';
import { useSummaries } from '../../storage/summaries/use-summaries.ts';
import { hashOf } from '../../ui/hash-of.ts';
import { replaceRoute } from '../../ui/hash-route.ts';
import { Empty, Loading, Notice } from '../../ui/states.tsx';
import { TablePart } from '../../ui/table/table-part.tsx';
import { useNow } from '../../ui/use-now.ts';
import { viewAddress, viewAt } from './address.ts';
import { campaignColumns, perHourOf } from './columns.ts';
import { Filters } from './filters.tsx';
import { SavedViews } from './saved-views.tsx';
import { chosen, ordered } from './select.ts';
import { useWorth } from './use-worth.ts';
import type { CampaignView } from './view.ts';
import { campaignsWords as text } from './words.ts';

const keyOf = ({ key }: CampaignSummary) => key;
const hrefOf = ({ key }: CampaignSummary) => hashOf('campaign', key);

/** Every campaign that is known, as a table. Its address says which of them, and in which order. */
export function CampaignsPage({ settings, rest }: { settings: Settings; rest: string }) {
  const now = useNow();
  const view = useMemo(() => viewAt(rest), [rest]);
  const [begun, begin] = useState(false);
  const { rows, count, state } = useSummaries('campaign', begun);
  const waiting = rows.length === 0 && state === 'reading';
  const first = useLive(async (store) => (waiting ? firstCampaigns(store, now) : undefined), [waiting]);
  const known = waiting ? first : rows;
  useEffect(() => begin((before) => before || known !== undefined), [known]);
  const change = (next: Partial<CampaignView>) => replaceRoute(viewAddress({ ...view, ...next }));
  return (
    <div className="lens-stack">
      <header>
        <h2 className="lens-h1">{text.title}</h2>
        <p className="lens-p lens-muted">{text.intro}</p>
      </header>
      <SavedViews settings={settings} view={view} />
      <Filters view={view} rows={known ?? []} change={change} />
      {state === 'failed' && (
        <Notice tone="bad" title={text.failed} live>
          <p className="lens-p">{text.failedText}</p>
        </Notice>
      )}
      {known === undefined || (known.length === 0 && waiting) ? (
        <Loading rows={8} />
      ) : (
        <CampaignsTable rows={known} reading={state === 'reading' ? count : undefined} view={view} change={change} />
      )}
    </div>
  );
}

interface CampaignsTableProps {
  readonly rows: readonly CampaignSummary[];
  /** How many were read so far; `undefined`: all are. */
  readonly reading: number | undefined;
  readonly view: CampaignView;
  readonly change: (next: Partial<CampaignView>) => void;
}

export function CampaignsTable({ rows, reading, view: asked, change }: CampaignsTableProps) {
  const now = useNow();
  const view = useDeferredValue(asked); // letters appear at once, rows when there is time
  const all = view.by === 'perHour' && reading === undefined ? rows : undefined;
  const { worth, onStanding, complete, progress } = useWorth(all, now);
  const { by, descending } = view;
  const byWorth = by === 'perHour' ? worth : undefined; // no other order is another because of estimates
  const inOrder = useMemo(() => ordered(rows, by, descending, (row) => perHourOf(byWorth?.(row))), [rows, by, descending, byWorth]);
  const shown = useMemo(() => chosen(inOrder, view, now), [inOrder, view, now]);
  const columns = useMemo(() => campaignColumns(now, worth), [now, worth]);
  const sort = useMemo(() => ({ by, descending }), [by, descending]);
  return (
    <>
      {progress && (
        <p className="lens-p lens-muted" role="status">
          {text.estimating(progress.made, progress.all)}
        </p>
      )}
      <TablePart
        label={text.title}
        file="infofi-campaigns"
        columns={columns}
        rows={shown}
        keyOf={keyOf}
        hrefOf={hrefOf}
        sort={sort}
        onSort={(next) => change({ by: next.by as CampaignView['by'], descending: next.descending })} // columns that sort are named after the orders
        now={now}
        onStanding={onStanding}
        complete={complete}
        reading={reading}
        empty={<Nothing known={rows.length} />}
      />
    </>
  );
}

const places = [
  ['https://app.galxe.com/quest/explore/all', 'galxe'],
  ['https://app.layer3.xyz/quests', 'layer3'],
] as const;

function Nothing({ known }: { known: number }) {
  if (known > 0)
    return (
      <Empty title={text.noMatch}>
        <p className="lens-p">{text.noMatchText(known)}</p>
      </Empty>
    );
  return (
    <Empty title={text.none}>
      <p className="lens-p">{text.noneText}</p>
      <p className="lens-line">
        {places.map(([href, name]) => (
          <a key={href} className="lens-link" href={href} target="_blank" rel="noreferrer">
            {text[name]}
          </a>
        ))}
      </p>
    </Empty>
  );
}
