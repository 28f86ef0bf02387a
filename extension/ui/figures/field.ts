import type { Kind } from '@infofi-lens/shared/facts/catalog';
import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import { type Known, shownField } from '@infofi-lens/shared/facts/known';
import type { FieldsOf } from '@infofi-lens/shared/facts/observation';
import { evidenceOf } from '../evidence.ts';
import type { FigureView } from '../figure.tsx';
import { exactCount } from '../format.ts';
import { valueText } from '../value-text.ts';
import { figureWords } from './words.ts';

/** A field as it is known, with its evidence. */
export function fieldFigure<K extends Kind>(known: Known<K>, name: keyof FieldsOf<K> & string): FigureView {
  const value = shownField(known, name);
  if (!value) return { unknown: figureWords.notSeen };
  return {
    text: valueText(name, value.value),
    ...(typeof value.value === 'number' && value.value >= 10_000 && !name.endsWith('At') ? { exact: exactCount(value.value) } : {}),
    evidence: evidenceOf(value, fieldOf(known.kind, name)?.methodology ?? ''),
  };
}
