import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { useEffect, useState } from 'react';
import type { Cost } from '../../storage/tables/visits.ts';
import { scriptBytes } from './script-sizes.ts';

/** `undefined` until the sizes are known, and where they can not be. */
export function useScriptBytes(platform: PlatformId, cost: Pick<Cost, 'chips' | 'cards'>): number | undefined {
  const [chips, cards] = [cost.chips === true, cost.cards === true];
  const [bytes, setBytes] = useState<number>();
  useEffect(() => {
    let stopped = false;
    scriptBytes(platform, { chips, cards }).then(
      (size) => stopped || setBytes(size),
      () => undefined, // told without
    );
    return () => {
      stopped = true;
    };
  }, [platform, chips, cards]);
  return bytes;
}
