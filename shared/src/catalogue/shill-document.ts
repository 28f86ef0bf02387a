import { ShillDocument } from '../contracts/shill.ts';
import { readDocument } from './read-document.ts';

/** Its name in the catalogue. */
export const shillDocumentName = 'shill-scores';

/** @returns the document, or why it is refused, as a sentence. */
export function readShillDocument(text: string): { document: ShillDocument } | { refused: string } {
  const read = readDocument(text, ShillDocument);
  return 'refused' in read ? read : { document: read.value };
}
