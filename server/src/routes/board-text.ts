import { standingField } from '@infofi-lens/shared/facts/standing';
import { type JsonText, objectText } from '../http/json-text.ts';
import type { BoardRow } from '../stores/board-store.ts';
import type { PublishedEntity } from '../stores/fact-store.ts';

/** The contract `Board`. */
export const boardText = ({ platform, id, standing, rows }: BoardRow, known: PublishedEntity | undefined): JsonText =>
  objectText({
    platform: JSON.stringify(platform),
    id: JSON.stringify(id),
    orderedBy: JSON.stringify(standingField[platform]),
    standing: String(standing),
    rows: String(rows),
    board: known?.text,
  });
