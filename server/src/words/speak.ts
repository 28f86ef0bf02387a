import { readFileSync } from 'node:fs';
import type { Language } from '@infofi-lens/shared/words/current';
import { type Locale, source } from '@infofi-lens/shared/words/locales';
import { inLanguage, isSay, originOf, type Tree } from '@infofi-lens/shared/words/texts';
import compile from 'icu-minify/compile';
import type { CompiledMessage } from 'icu-minify/format';

type Messages = Readonly<Record<string, CompiledMessage>>;

const folder = new URL('../../../shared/src/words/locales/', import.meta.url);
const held = new Map<Locale, Messages>();

/** What the server says in that language, compiled, by key: its own texts and the sentences of shared/. None of English. */
export function messagesOf(locale: Locale): Messages {
  const before = held.get(locale);
  if (before) return before;
  const texts = locale === source ? {} : (JSON.parse(readFileSync(new URL(`${locale}.json`, folder), 'utf8')) as Record<string, string>);
  const ours = Object.entries(texts).filter(([key]) => /^(server|shared)\./.test(key));
  const messages = Object.fromEntries(ours.map(([key, text]) => [key, compile(text)]));
  held.set(locale, messages);
  return messages;
}

/** The texts of an area in one language: requests of several are answered at once. */
export function spokenIn<T extends object>(words: T, locale: Locale): T {
  const origin = originOf(words);
  if (!origin) return words;
  const messages = messagesOf(locale);
  const language: Language = { locale: () => locale, text: (key) => messages[key] };
  return inLanguage(origin.area, compiled(origin.tree), language) as T; // made of the same tree
}

/** No build compiles what the server says in English. */
function compiled(tree: Tree): Tree {
  const all = Object.entries(tree).map(([name, text]) => {
    if (typeof text === 'string') return [name, text];
    if (!isSay(text)) return [name, compiled(text)];
    return [name, typeof text.message === 'string' ? { ...text, message: compile(text.message) } : text];
  });
  return Object.fromEntries(all);
}
