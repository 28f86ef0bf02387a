import type { EpochMs } from '@infofi-lens/shared/units';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CampaignSummary } from '../../storage/summaries/summaries.ts';
import { worths } from '../../storage/summaries/use-summaries.ts';
import { isOpen } from './select.ts';

/** Rows asked for at once: the record of the person is read once for all of them. */
const portion = 500;
/** Nothing is made while rows fly by. */
const restMs = 150;

export interface WorthProgress {
  readonly made: number;
  readonly all: number;
}

/**
 * What an hour on campaigns pays: made beside the page's thread, for the rows in sight, and for all of them where they are ordered by it.
 * @param all Rows of which every one is needed; `undefined`: those in sight are enough.
 */
export function useWorth(all: readonly CampaignSummary[] | undefined, now: EpochMs) {
  const [version, setVersion] = useState(0);
  const [progress, setProgress] = useState<WorthProgress>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const time = useRef(now);
  time.current = now;

  const onStanding = useCallback((rows: readonly CampaignSummary[]) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      worths.make(openKeys(rows, time.current)).then((some) => some && setVersion((before) => before + 1));
    }, restMs);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  /** Makes them for all of these. */
  const complete = useCallback(async (rows: readonly CampaignSummary[], told?: (progress: WorthProgress) => boolean) => {
    const keys = openKeys(rows, time.current);
    for (let from = 0; from < keys.length; from += portion) {
      await worths.make(keys.slice(from, from + portion));
      if (told && !told({ made: Math.min(from + portion, keys.length), all: keys.length })) return;
    }
    setVersion((before) => before + 1);
  }, []);

  useEffect(() => {
    if (!all) return;
    let wanted = true;
    complete(all, (state) => {
      if (wanted) setProgress(state);
      return wanted;
    }).finally(() => wanted && setProgress(undefined));
    return () => {
      wanted = false;
    };
  }, [all, complete]);

  const worth = useCallback((row: CampaignSummary) => (version < 0 ? undefined : worths.get(row.key)), [version]);
  return { worth, onStanding, complete, progress };
}

const openKeys = (rows: readonly CampaignSummary[], now: EpochMs) => rows.filter((row) => isOpen(row, now)).map(({ key }) => key);
