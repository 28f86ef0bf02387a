import type { PlatformId } from '../facts/entity.ts';
import { galxe } from './galxe/meta.ts';
import { kaito } from './kaito/meta.ts';
import { layer3 } from './layer3/meta.ts';
import type { AdapterMeta } from './types.ts';
import { x } from './x/meta.ts';

/** Every platform, without its reader: light enough for the manifest, the tap and the popup. */
export const adapterMetas = { galxe, layer3, kaito, x } as const satisfies Record<PlatformId, AdapterMeta>;
