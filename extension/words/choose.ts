import { type Dictionary, speak } from '@infofi-lens/shared/words/current';
import { nearest, source } from '@infofi-lens/shared/words/locales';
import { browser } from 'wxt/browser';
import { offered } from './offered.ts';

/** The language that a setting means: `null` is the browser's. */
export const localeFor = (setting: string | null): string => nearest(setting ?? browser.i18n.getUILanguage(), offered) ?? source;

/** The texts of an offered language, as the build put them beside the scripts. English is in the scripts. */
export async function dictionaryOf(locale: string): Promise<Dictionary> {
  if (locale === source) return {};
  const file = await fetch(`/locales/${locale}.json`);
  return (await file.json()) as Dictionary; // a file of this very build: build.ts
}

let wanted: string = source;
let speaking: Promise<void> = Promise.resolve();
let turns = 0;

/** Speaks the language of a setting, once it is there. What can not be fetched leaves the language as it is. */
export function speakBySetting(setting: string | null): Promise<void> {
  const locale = localeFor(setting);
  if (locale !== wanted) {
    wanted = locale;
    turns += 1;
    speaking = fetchAndSpeak(locale, turns);
  }
  return speaking;
}

async function fetchAndSpeak(locale: string, turn: number): Promise<void> {
  const dictionary = await dictionaryOf(locale).catch(() => undefined);
  if (turn !== turns) return speaking; // another one was chosen meanwhile
  if (dictionary) speak(locale, dictionary);
  else wanted = source;
}

const shelf = 'locale';

/**
 * The setting as a page last saw it. The settings themselves are in the database, which answers too late for a first frame
 * without a flash of another language.
 */
export const storedChoice = (): string | null => localStorage.getItem(shelf);

export function storeChoice(setting: string | null): void {
  if (setting === null) localStorage.removeItem(shelf);
  else localStorage.setItem(shelf, setting);
}
