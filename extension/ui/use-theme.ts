import { useEffect } from 'react';
import { type Theme, themes } from '../storage/themes.ts';

/** Light, dark, with more contrast, or as the system has it, for the whole page. `undefined` while it is not known: as it was last. */
export function useTheme(theme: Theme | undefined): void {
  useEffect(() => {
    if (theme === undefined) return;
    dressPage(theme);
    localStorage.setItem(shelf, theme);
  }, [theme]);
}

const shelf = 'theme';

/** As the page last saw it: the database answers too late for a first frame without a flash of another ground. */
export function dressAsStored(): void {
  const stored = localStorage.getItem(shelf);
  dressPage(themes.find((theme) => theme === stored) ?? 'system');
}

function dressPage(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
