import { currentLocale } from '@infofi-lens/shared/words/current';
import { useMemo } from 'react';
import type { Column } from './column.ts';

/** The columns of a table, made once a language. @param make Has to stay the same function. */
export function useColumns<Row>(make: () => readonly Column<Row>[]): readonly Column<Row>[] {
  const locale = currentLocale();
  // biome-ignore lint/correctness/useExhaustiveDependencies: their words are of the language
  return useMemo(make, [make, locale]);
}
