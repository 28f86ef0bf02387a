import type { PlanLimits } from '@infofi-lens/shared/scoring/planner/limits';
import { useState } from 'react';
import { send } from '../../messaging/send.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { usualLimits } from './limits.ts';

/** The limits and the way to change them: the plan follows at once, the settings as soon as the worker has written them. */
export function useLimits(settings: Settings): { limits: PlanLimits; change: (patch: Partial<PlanLimits>) => void; failed: boolean } {
  const [own, setOwn] = useState<PlanLimits>();
  const [failed, setFailed] = useState(false);
  const limits = own ?? settings.planner ?? usualLimits;
  const change = (patch: Partial<PlanLimits>) => {
    const planner = { ...limits, ...patch };
    setOwn(planner);
    send('change-settings', { planner: { ...planner, excluded: [...planner.excluded] } }).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  return { limits, change, failed };
}
