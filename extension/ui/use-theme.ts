import { useEffect } from 'react';
import type { Theme } from '../storage/themes.ts';

/** Light, dark, with more contrast, or as the system has it, for the whole page. `undefined` while it is not known: as the system has it. */
export function useTheme(theme: Theme | undefined): void {
  useEffect(() => {
    if (theme === undefined || theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
