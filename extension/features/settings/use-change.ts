import { useState } from 'react';
import { send } from '../../messaging/send.ts';
import { consentToChange } from '../../permissions/data-consent.ts';
import type { SettingsPatch } from '../../storage/settings-schema.ts';

/** Changes settings through the worker, once the browser has no objection; without, nothing changes. `failed` is true after a change that did not take, until the next one does. */
export function useChange(): { change: (patch: SettingsPatch) => void; failed: boolean } {
  const [failed, setFailed] = useState(false);
  const change = (patch: SettingsPatch) => {
    consentToChange(patch)
      .then((given) => (given ? send('change-settings', patch) : {}))
      .then(
        () => setFailed(false),
        () => setFailed(true),
      );
  };
  return { change, failed };
}
