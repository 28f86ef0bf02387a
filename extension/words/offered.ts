import { source } from '@infofi-lens/shared/words/locales';

/** Of the languages that this build brings along, in the order they are chosen from. Made by the build: wxt.config.ts. */
export const offered: readonly string[] = (import.meta.env?.LENS_LOCALES as string[] | undefined) ?? [source];
