import { useEffect } from 'react';

/**
 * Light, dark, with more contrast, or as the system has it, for the whole page. Which there are stands in the styles: a word they do not
 * know changes nothing. @param theme `undefined` while it is not known: as it was last.
 */
export function useTheme(theme: string | undefined): void {
  useEffect(() => {
    if (theme === undefined) return;
    dressPage(theme);
    localStorage.setItem(shelf, theme);
  }, [theme]);
}

const shelf = 'theme';

/** As the page last saw it: the database answers too late for a first frame without a flash of another ground. */
export function dressAsStored(): void {
  dressPage(localStorage.getItem(shelf) ?? 'system');
}

function dressPage(theme: string): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
