import type { Kind } from '@infofi-lens/shared/facts/catalog';
import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import { type Known, shownField } from '@infofi-lens/shared/facts/known';
import type { FieldsOf } from '@infofi-lens/shared/facts/observation';
import { epochMs } from '@infofi-lens/shared/units';
import { evidenceOf } from '../evidence.ts';
import type { FigureView } from '../figure.tsx';
import { date, dateTime, exactCount } from '../format.ts';
import { valueText } from '../value-text.ts';
import { figureWords } from './words.ts';

/** A field as it is known, with its evidence. */
export function fieldFigure<K extends Kind>(known: Known<K>, name: keyof FieldsOf<K> & string): FigureView {
  const value = shownField(known, name);
  if (!value) return { unknown: figureWords.notSeen };
  const evidence = evidenceOf(value, fieldOf(known.kind, name)?.methodology ?? '');
  const joined = known.kind === 'profile' && name === 'createdAt' && typeof value.value === 'number' ? epochMs(value.value) : undefined;
  // Of an account that exists for years the day is enough.
  if (joined !== undefined) return { text: date(joined), exact: dateTime(joined), evidence };
  return {
    text: valueText(name, value.value),
    ...(typeof value.value === 'number' && value.value >= 10_000 && !name.endsWith('At') ? { exact: exactCount(value.value) } : {}),
    evidence,
  };
}
