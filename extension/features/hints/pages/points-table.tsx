import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import type { EpochMs } from '@infofi-lens/shared/units';
import { dateTime, exactCount } from '../../../ui/format.ts';
import type { Column } from '../../../ui/table/column.ts';
import { TablePart } from '../../../ui/table/table-part.tsx';
import { useColumns } from '../../../ui/table/use-columns.ts';
import { pagesWords } from './words.ts';

const text = pagesWords.history;
const pointColumns = (): readonly Column<Point>[] => [
  { name: 'at', label: text.at, width: 12, cell: ({ at }) => ({ plain: dateTime(at) }), csv: ({ at }) => new Date(at).toISOString() },
  {
    name: 'value',
    label: text.value,
    width: 8,
    number: true,
    cell: ({ value }) => ({ plain: exactCount(value) }),
    csv: ({ value }) => value,
  },
];

/** The record of a number as a table, the newest first: the same as its chart, and to be taken along. */
export function PointsTable({ id, label, points, now }: { id: string; label: string; points: readonly Point[]; now: EpochMs }) {
  const columns = useColumns(pointColumns);
  if (points.length < 2) return null;
  return (
    <details className="lens-details">
      <summary>{text.table}</summary>
      <TablePart
        label={label}
        file={`infofi-${id}-history`}
        columns={columns}
        rows={points.toReversed()}
        keyOf={({ at }) => String(at)}
        now={now}
        empty={null}
      />
    </details>
  );
}
