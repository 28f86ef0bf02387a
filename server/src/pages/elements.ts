import { perLocale } from '@infofi-lens/shared/words/current';

const moments = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
const numbers = perLocale((locale) => new Intl.NumberFormat(locale));
const lists = perLocale((locale) => new Intl.ListFormat(locale));

/** A moment by the reader's own clock, as the page's language writes it. */
export const moment = (at: number): string => moments().format(at);
export const number = (n: number): string => numbers().format(n);
export const listed = (parts: readonly string[]): string => lists().format(parts);

export function muted(text: string): HTMLElement {
  const paragraph = make('p', text);
  paragraph.className = 'muted';
  return paragraph;
}

export function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text = ''): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/** @throws when the page has no such element. */
export function element<T extends HTMLElement = HTMLElement>(id: string, type?: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof (type ?? HTMLElement))) throw new Error(`The page has no "${id}".`);
  return found as T; // checked above
}
