import { readShillDocument, shillDocumentName } from '@infofi-lens/shared/catalogue/shill-document';
import type { PersonId } from '@infofi-lens/shared/facts/person';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Store } from '../store.ts';

/** A score as the catalogue carries it, over 30 days. */
export interface CrowdShill {
  readonly score: number;
  readonly confidence: number;
  readonly at: EpochMs;
  /** At least so many independent people vouch for its counts; `undefined`: the document does not say. */
  readonly people: number | undefined;
}
interface Read {
  readonly takenAt: EpochMs;
  readonly at: EpochMs;
  readonly people: ReadonlyMap<string, readonly [score: number, confidence: number, people?: number]>;
}

/** As last read: a quarter of a megabyte for each look at somebody would cost more than all that is made of it. */
const held = new WeakMap<Store['documents'], Read>();

/** What others' shared counters come to for a person. @returns `undefined` for who is not among them, and until the document has come. */
export async function crowdShill({ documents }: Pick<Store, 'documents'>, person: PersonId): Promise<CrowdShill | undefined> {
  const row = await documents.get(shillDocumentName);
  if (!row) return undefined;
  let read = held.get(documents);
  if (read?.takenAt !== row.takenAt) {
    const answer = readShillDocument(row.text);
    if ('refused' in answer) return undefined; // it was read when it was taken on
    const { at, people } = answer.document;
    read = { takenAt: row.takenAt, at, people: new Map(people.map(([name, ...told]) => [name, told])) };
    held.set(documents, read);
  }
  const found = read.people.get(person);
  return found && { score: found[0], confidence: found[1], at: read.at, people: found[2] };
}
