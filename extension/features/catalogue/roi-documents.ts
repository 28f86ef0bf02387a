import { readRoiDocument, readRoiModel, roiDocumentName, roiModelName } from '@infofi-lens/shared/catalogue/roi-document';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Store } from '../../storage/store.ts';
import type { CatalogueDeps } from './refresh.ts';

/**
 * Takes on what others' outcomes, times and prices come to, and the model learned from them: texts whose signature was verified.
 * What can not be read changes nothing: what was held goes on to hold.
 */
export function roiDocuments(store: Pick<Store, 'documents'>, now: () => EpochMs): CatalogueDeps['documents'] {
  const take = (name: string, read: (text: string) => object) => async (text: string) => {
    const answer = read(text);
    if ('refused' in answer) return String(answer.refused);
    await store.documents.put({ name, takenAt: now(), text });
    return undefined;
  };
  return { [roiDocumentName]: take(roiDocumentName, readRoiDocument), [roiModelName]: take(roiModelName, readRoiModel) };
}
