import { type RoiDocument, readRoiDocument, readRoiModel, roiDocumentName, roiModelName } from '@infofi-lens/shared/catalogue/roi-document';
import { knowledgeOf, type RoiKnowledge } from '@infofi-lens/shared/scoring/roi/knowledge';
import type { CatalogueStore } from '../../stores/catalogue/catalogue-store.ts';
import type { RoundStore } from '../../stores/roi/round-store.ts';
import { unpackText } from '../catalogue/pack.ts';

export interface Current {
  /** Changes with what is known. */
  readonly name: string;
  readonly document: RoiDocument | undefined;
  readonly knowledge: RoiKnowledge;
}

/**
 * What everybody's estimates rest on at present: read from the catalogue, so that this server says what every browser says.
 * Files are named by their content, so what was read once of a name holds.
 */
export function currentKnowledge({ files, rounds }: { files: Pick<CatalogueStore, 'file'>; rounds: Pick<RoundStore, 'documentHash'> }) {
  let held: Current | undefined;
  const textOf = async (hash: string | undefined) => {
    const bytes = hash === undefined ? undefined : await files.file(hash);
    return bytes && unpackText(bytes);
  };
  return async (): Promise<Current> => {
    const hashes = await Promise.all([rounds.documentHash(roiDocumentName), rounds.documentHash(roiModelName)]);
    const name = hashes.join();
    if (held?.name === name) return held;
    const [text, modelText] = await Promise.all(hashes.map(textOf));
    const document = text === undefined ? undefined : readOwn(readRoiDocument(text)).document;
    const model = modelText === undefined ? undefined : readOwn(readRoiModel(modelText)).model;
    held = { name, document, knowledge: knowledgeOf(document, model) };
    return held;
  };
}
export type CurrentKnowledge = ReturnType<typeof currentKnowledge>;

/** What was written here was checked before it was. */
function readOwn<T extends object>(read: T | { refused: string }): T {
  if ('refused' in read) throw new Error(`A document of our own can not be read: ${read.refused}`);
  return read;
}
