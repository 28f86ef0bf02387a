import { useEffect } from 'react';
import { speakBySetting, storeChoice } from '../words/choose.ts';

/** The language of the whole page as the settings have it, now and when it is opened next. `undefined` while that is not known. */
export function useLanguage(setting: string | null | undefined): void {
  useEffect(() => {
    if (setting === undefined) return;
    storeChoice(setting);
    void speakBySetting(setting);
  }, [setting]);
}
