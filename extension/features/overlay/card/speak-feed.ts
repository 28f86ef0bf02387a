import { currentLocale, type Dictionary, speak } from '@infofi-lens/shared/words/current';
import { source } from '@infofi-lens/shared/words/locales';
import type { Feed } from '../feed.ts';
import { speaks } from '../host/host.ts';

/**
 * Speaks the language that the page's feed names. The worker hands its texts over: a page's scripts have none but English.
 * Without a worker it stays as it is.
 */
export async function speakAsFeed(feed: Feed, part: HTMLElement): Promise<void> {
  const { locale } = feed.get();
  if (locale !== currentLocale()) {
    const texts = locale === source ? {} : await feed.words({ locale }).catch(() => undefined);
    if (texts === undefined || feed.get().locale !== locale) return;
    speak(locale, texts as Dictionary); // made by our own worker from a file of this very build
  }
  speaks(part, currentLocale());
}
