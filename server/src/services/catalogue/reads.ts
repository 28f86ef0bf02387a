import { Manifest, ManifestAnswer } from '@infofi-lens/shared/catalogue/manifest';
import { LensError } from '@infofi-lens/shared/errors';
import { sign } from '@infofi-lens/shared/signing/signed';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { CatalogueStore } from '../../stores/catalogue/catalogue-store.ts';
import { published } from '../../stores/fact-store.ts';
import type { SigningService } from '../signing/signing.ts';
import { packText } from './pack.ts';

/** What is read of the catalogue. Reading makes nothing. */
export function catalogueReads({
  store,
  signing,
  now,
}: {
  store: CatalogueStore;
  signing: Pick<SigningService, 'signer'>;
  now: () => EpochMs;
}) {
  /** The newest signed manifest, as text of the contract `ManifestAnswer`. @throws {LensError} `not_ready` before there is one. */
  async function manifest(): Promise<{ sequence: number; answer: string }> {
    const found = await store.manifest();
    if (!found) throw new LensError('not_ready', 'The catalogue is being made for the first time. Ask again in a moment.');
    return found;
  }
  return {
    manifest,
    /** What the newest manifest says. */
    async contents(): Promise<Manifest> {
      const { manifest: signed } = ManifestAnswer.parse(JSON.parse((await manifest()).answer));
      return Manifest.parse(JSON.parse(signed.text));
    },
    /** The bytes of a file as they are carried. */
    file: store.file,
    /** Everything whose name begins so, signed: text of the contract `Signed` of a `Lookup`. */
    async lookup(prefix: string): Promise<string> {
      const entities = (await store.named(prefix)).map((row) => published({ ...row, seq: 0 }).text);
      const text = `{"prefix":"${prefix}","issuedAt":${now()},"entities":[${entities.join()}]}`;
      return JSON.stringify(await sign(await signing.signer(), 'lookup', text));
    },
    /** Puts a document into the catalogue: everybody has it at their next look. */
    setDocument: async (name: string, text: string): Promise<void> => store.setDocument(name, await packText(text)),
  };
}
