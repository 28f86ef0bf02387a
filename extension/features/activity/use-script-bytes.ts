import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { useEffect, useState } from 'react';
import { scriptBytes } from './script-sizes.ts';

/** `undefined` until the sizes are known, and where they can not be. */
export function useScriptBytes(platform: PlatformId, drawn: boolean): number | undefined {
  const [bytes, setBytes] = useState<number>();
  useEffect(() => {
    let stopped = false;
    scriptBytes(platform, drawn).then(
      (size) => stopped || setBytes(size),
      () => undefined, // told without
    );
    return () => {
      stopped = true;
    };
  }, [platform, drawn]);
  return bytes;
}
