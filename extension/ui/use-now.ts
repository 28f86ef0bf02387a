import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import { useEffect, useState } from 'react';

const halfMinute = 30_000;

/** The time, renewed twice a minute: the finest unit that is shown is a minute. */
export function useNow(): EpochMs {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock), halfMinute);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function clock(): EpochMs {
  const now = epochMs(Date.now());
  if (now === undefined) throw new Error('The clock of this computer is set outside of 2000 to 2100.');
  return now;
}
