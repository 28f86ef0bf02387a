import { filled } from '@infofi-lens/shared/adapters/table';
import { xTables } from '@infofi-lens/shared/adapters/x/tables';
import type { Places } from '../spot.ts';
import { elements } from './elements.ts';

/** The name at the head of a profile page. Posts get nothing: a timeline is for reading. */
export const xPlaces: Places = (root, { subject, tables }) => {
  const [name] = subject?.startsWith('x:profile:') ? elements(root, filled(xTables, tables).places.name) : [];
  return name && subject ? [{ element: name, key: subject, form: 'badge' }] : [];
};
