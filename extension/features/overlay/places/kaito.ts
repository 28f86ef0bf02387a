import type { Places } from '../spot.ts';
import { rowsByHandle } from './handles.ts';
import { linksTo } from './links.ts';

const accounts = linksTo('https://kaito.ai', ({ kind, id }) =>
  kind === 'profile' && id !== undefined ? `kaito:profile:${id}` : undefined,
);

/** Rows of the board on the page: those that link to an account's page, and those that carry its handle only. */
export const kaitoPlaces: Places = (root, { board }) => {
  if (!board) return [];
  const bySubject = new Map(board.rows.map(({ subjectId, key }) => [subjectId, key]));
  const linked = accounts(root, 'a[href*="/mindshare-arena/kol/"]', 'row').flatMap(({ element, form, key }) => {
    const row = bySubject.get(key.slice('kaito:profile:'.length));
    return row === undefined ? [] : [{ element, form, key: row }];
  });
  return linked.length > 0 ? linked : rowsByHandle(root, board);
};
