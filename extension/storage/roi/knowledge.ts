import { readRoiDocument, readRoiModel, roiDocumentName, roiModelName } from '@infofi-lens/shared/catalogue/roi-document';
import { knowledgeOf, type RoiKnowledge } from '@infofi-lens/shared/scoring/roi/knowledge';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Store } from '../store.ts';

/** What others' outcomes, times and prices come to, and when that was put together; without a time nothing has come yet. */
export interface CrowdKnowledge {
  readonly of: RoiKnowledge;
  readonly madeAt: EpochMs | undefined;
}

/** As last read: reading a megabyte anew for each figure would cost more than all that is made of it. */
const held = new WeakMap<Store['documents'], { readonly edition: string; readonly knowledge: CrowdKnowledge }>();

/** The documents that came with the catalogue, ready for estimates. Read once for each edition of them. */
export async function crowdKnowledge({ documents }: Pick<Store, 'documents'>): Promise<CrowdKnowledge> {
  const edition = await documents.edition();
  const last = held.get(documents);
  if (last?.edition === edition) return last.knowledge;
  const [text, model] = await Promise.all([documents.get(roiDocumentName), documents.get(roiModelName)]);
  const read = text && readRoiDocument(text.text);
  const document = read && 'document' in read ? read.document : undefined;
  const trained = model && readRoiModel(model.text);
  const knowledge = {
    of: knowledgeOf(document, trained && 'model' in trained ? trained.model : undefined),
    madeAt: document?.madeAt,
  };
  held.set(documents, { edition, knowledge });
  return knowledge;
}
