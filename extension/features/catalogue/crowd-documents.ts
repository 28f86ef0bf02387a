import { readRoiDocument, readRoiModel, roiDocumentName, roiModelName } from '@infofi-lens/shared/catalogue/roi-document';
import { readShillDocument, shillDocumentName } from '@infofi-lens/shared/catalogue/shill-document';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Store } from '../../storage/store.ts';
import type { CatalogueDeps } from './refresh.ts';

/**
 * Takes on what others' outcomes, times and prices come to, the model learned from them, and scores of people: texts whose signature
 * was verified.
 * What can not be read changes nothing: what was held goes on to hold.
 */
export function crowdDocuments(store: Pick<Store, 'documents'>, now: () => EpochMs): CatalogueDeps['documents'] {
  const take = (name: string, read: (text: string) => object) => async (text: string) => {
    const answer = read(text);
    if ('refused' in answer) return String(answer.refused);
    await store.documents.put({ name, takenAt: now(), text });
    return undefined;
  };
  const readers = { [roiDocumentName]: readRoiDocument, [roiModelName]: readRoiModel, [shillDocumentName]: readShillDocument };
  return Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, take(name, read)]));
}
