import type { PlatformId } from '../facts/entity.ts';
import { galxeTables } from './galxe/tables.ts';
import { kaitoTables } from './kaito/tables.ts';
import { layer3Tables } from './layer3/tables.ts';
import type { Tables } from './table.ts';
import { xTables } from './x/tables.ts';

/** Every table that an operator's document may replace entries of, with its bundled entries. A platform's page loads its own only. */
export const adapterTables: Readonly<Record<PlatformId, Tables>> = {
  galxe: galxeTables,
  layer3: layer3Tables,
  kaito: kaitoTables,
  x: xTables,
};
