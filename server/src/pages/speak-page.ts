import { type Dictionary, speak } from '@infofi-lens/shared/words/current';
import { source } from '@infofi-lens/shared/words/locales';

/** Has to be imported first: the page's script says nothing before it can say it in the language that the server chose for the page. */
const { lang } = document.documentElement;
if (lang !== source) {
  const answer = await fetch(`/assets/words/${lang}.json`).catch(() => undefined);
  // Without it English stands in: the page works all the same.
  if (answer?.ok) speak(lang, (await answer.json()) as Dictionary); // made by the server that made this script
}
