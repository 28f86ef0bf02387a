import { fieldOf, fieldsOf } from '@infofi-lens/shared/facts/catalog';
import { shown } from '@infofi-lens/shared/facts/shown';
import type { EpochMs } from '@infofi-lens/shared/units';
import { inWords } from '@infofi-lens/shared/words/sentence';
import { useMemo } from 'react';
import type { Entity } from '../../../storage/entities.ts';
import { evidenceOf } from '../../../ui/evidence.ts';
import { percent } from '../../../ui/format.ts';
import { Section } from '../../../ui/states.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { TablePart } from '../../../ui/table/table-part.tsx';
import { useColumns } from '../../../ui/table/use-columns.ts';
import { fieldLabel, valueText } from '../../../ui/value-text.ts';
import { words } from '../../../ui/words.ts';
import { pagesWords } from './words.ts';

const text = pagesWords.known;

/** One field that is known. */
interface KnownField {
  readonly name: string;
  readonly label: string;
  readonly shown: NonNullable<ReturnType<typeof shown>>;
  readonly methodology: string;
}

/** How every field of a thing is known. */
export function KnownPart({ entity, now }: { entity: Entity; now: EpochMs }) {
  const columns = useColumns(knownColumns);
  const rows = useMemo(() => knownFields(entity), [entity]);
  return (
    <Section title={text.title}>
      <p className="lens-p lens-muted">{text.intro}</p>
      <TablePart
        label={text.title}
        file={`infofi-${entity.kind}-evidence`}
        columns={columns}
        rows={rows}
        keyOf={({ name }) => name}
        now={now}
        empty={null}
      />
    </Section>
  );
}

export const knownFields = ({ kind, seen, crowd }: Entity): KnownField[] =>
  fieldsOf(kind).flatMap(([name]) => {
    const value = shown(seen?.[name], crowd?.[name]);
    return value ? [{ name, label: fieldLabel(kind, name), shown: value, methodology: fieldOf(kind, name)?.methodology ?? '' }] : [];
  });

/** The crowd's own word on a field: beside one's own sighting, or as what is shown. */
const factOf = ({ shown: one }: KnownField) => (one.source === 'you' ? one.crowd : one.fact);

const knownColumns = (): readonly Column<KnownField>[] => [
  { name: 'field', label: text.field, width: 10, cell: ({ label }) => ({ plain: label }) },
  {
    name: 'value',
    label: text.value,
    width: 16,
    evidenced: true,
    cell: ({ name, shown: one, methodology }) => ({ text: valueText(name, one.value), evidence: evidenceOf(one, methodology) }),
    csv: ({ shown: { value } }) => (typeof value === 'object' ? JSON.stringify(value) : (value as string | number | boolean)), // JSON values
  },
  {
    name: 'crowd',
    label: text.crowd,
    width: 10,
    cell: (field) => {
      const fact = factOf(field);
      if (!fact) return { plain: text.noCrowd };
      if (field.shown.source !== 'you') return { plain: text.none };
      const { n, observedAt, spread, confidence, method, status } = fact.evidence;
      const evidence = {
        source: status === 'agreed' ? 'crowd' : 'reported',
        methodology: field.methodology,
        n,
        observedAt,
        spread,
        confidence,
        rule: method,
      } as const;
      return { text: valueText(field.name, fact.value), evidence };
    },
  },
  {
    name: 'confidence',
    label: text.confidence,
    width: 7,
    number: true,
    cell: (field) => ({ plain: factOf(field) ? percent(factOf(field)?.evidence.confidence ?? 0) : '' }),
    csv: (field) => factOf(field)?.evidence.confidence,
  },
  {
    name: 'rule',
    label: text.rule,
    width: 12,
    cell: (field) => {
      const method = factOf(field)?.evidence.method;
      return { plain: method ? words.method[method] : '' };
    },
  },
  { name: 'method', label: text.method, width: 24, cell: ({ methodology }) => ({ plain: inWords(methodology) }) },
];
