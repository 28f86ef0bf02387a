/** A moment, as the reader's own clock and language write it. */
export function time(at: number): HTMLElement {
  const date = new Date(at);
  const shown = make('time', new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(date));
  shown.dateTime = date.toISOString();
  return shown;
}

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
