import { currentLocale, onLocale } from '@infofi-lens/shared/words/current';
import { directionOf } from '@infofi-lens/shared/words/locales';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { speakBySetting, storedChoice } from '../words/choose.ts';
import { dressAsStored } from './use-theme.ts';

/**
 * Draws a page of the extension in the language and the colours that were chosen, from its first frame on, and draws it again when another is.
 * @param page Makes the page's elements anew, so that everything in it asks for its words again. Its state stays.
 */
export async function startPage(page: () => ReactNode): Promise<void> {
  const place = document.getElementById('root');
  if (!place) return;
  dressAsStored();
  await speakBySetting(storedChoice());
  const root = createRoot(place);
  const draw = () => {
    document.documentElement.lang = currentLocale();
    document.documentElement.dir = directionOf(currentLocale());
    root.render(page());
  };
  onLocale(draw);
  draw();
}
