import { platforms } from '@infofi-lens/shared/facts/entity';
import { useDeferredValue, useId, useMemo } from 'react';
import { type ListedKind, type Summaries, searched } from '../../storage/summaries/summaries.ts';
import { useSummaries } from '../../storage/summaries/use-summaries.ts';
import { hashOf } from '../../ui/hash-of.ts';
import { replaceRoute } from '../../ui/hash-route.ts';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Empty, Loading, Notice } from '../../ui/states.tsx';
import type { Column } from '../../ui/table/column.ts';
import { TablePart } from '../../ui/table/table-part.tsx';
import { sorted } from '../../ui/table/use-sorted.ts';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../ui/words.ts';
import { type ListView, listAddress, listViewAt } from './address.ts';
import { profileColumns, spaceColumns } from './columns.ts';
import { directoryWords as text } from './words.ts';

type Kind = Exclude<ListedKind, 'campaign'>;
type Columns = { readonly [K in Kind]: (now: Parameters<typeof spaceColumns>[0]) => readonly Column<Summaries[K]>[] };
const about: Readonly<Record<Kind, Readonly<Record<'title' | 'intro' | 'none' | 'noneText', string>>>> = text;
const columnsOf: Columns = { space: spaceColumns, profile: profileColumns };

export const SpacesPage = ({ rest }: { rest: string }) => <ListPage kind="space" page="spaces" rest={rest} />;
export const ProfilesPage = ({ rest }: { rest: string }) => <ListPage kind="profile" page="profiles" rest={rest} />;

/** Everything known of one kind, as a table that leads to a page of each. */
function ListPage<K extends Kind>({ kind, page, rest }: { kind: K; page: string; rest: string }) {
  const { rows, count, state } = useSummaries(kind);
  const view = useMemo(() => listViewAt(rest), [rest]);
  const { title, intro } = about[kind];
  return (
    <Page title={title} intro={intro}>
      {state === 'failed' && (
        <Notice tone="bad" title={text.failed} live>
          <p className="lens-p">{text.failedText}</p>
        </Notice>
      )}
      {rows.length === 0 && state === 'reading' ? (
        <Loading rows={8} />
      ) : (
        <ListTable
          kind={kind}
          rows={rows}
          reading={state === 'reading' ? count : undefined}
          view={view}
          change={(next) => replaceRoute(listAddress(page, { ...view, ...next }))}
        />
      )}
    </Page>
  );
}

interface ListTableProps<K extends Kind> {
  readonly kind: K;
  readonly rows: readonly Summaries[K][];
  /** How many were read so far; `undefined`: all are. */
  readonly reading: number | undefined;
  readonly view: ListView;
  readonly change: (next: Partial<ListView>) => void;
}

export function ListTable<K extends Kind>({ kind, rows, reading, view: asked, change }: ListTableProps<K>) {
  const now = useNow();
  const id = useId();
  const view = useDeferredValue(asked);
  const columns = useMemo(() => columnsOf[kind](now), [kind, now]);
  const chosen = useMemo(() => {
    const parts = searched([view.text]).split(/\s+/);
    const fits = (row: Summaries[K]) =>
      (view.platform === undefined || row.platform === view.platform) && parts.every((part) => row.text.includes(part));
    return sorted(rows.filter(fits), columns, view.sort);
  }, [rows, columns, view]);
  return (
    <div className="lens-stack">
      <search className="dashboard-filters" aria-label={text.filters}>
        <div className="lens-field dashboard-filter-text">
          <label htmlFor={id}>{text.search}</label>
          <input
            id={id}
            className="lens-input"
            type="search"
            maxLength={80}
            value={asked.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        </div>
        <SelectField
          label={text.platform}
          value={asked.platform ?? ''}
          options={[{ key: '', name: text.anyPlatform }, ...platforms.map((key) => ({ key, name: words.platform[key] }))]}
          onChange={(key) => change({ platform: platforms.find((one) => one === key) })}
        />
      </search>
      <TablePart
        label={about[kind].title}
        file={`infofi-${kind}s`}
        columns={columns}
        rows={chosen}
        keyOf={({ key }) => key}
        hrefOf={({ key }) => hashOf(kind, key)}
        sort={view.sort}
        onSort={(sort) => change({ sort })}
        now={now}
        reading={reading}
        empty={
          <Empty title={rows.length > 0 ? text.noMatch : about[kind].none}>
            {rows.length === 0 && <p className="lens-p">{about[kind].noneText}</p>}
          </Empty>
        }
      />
    </div>
  );
}
