import { texts } from '@infofi-lens/shared/words/texts';

/** What the browser itself says of the extension, in its own language: it reads these from `_locales`, which the build makes. */
export const manifestWords = texts('manifest', {
  name: 'InfoFi Lens',
  description: 'Shows which Galxe, Layer3 and Kaito campaigns are worth an hour, from what your own pages already load.',
  focus: 'Go to what InfoFi Lens shows on this page',
});
