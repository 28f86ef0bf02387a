/**
 * What the pages' programs share. It draws as frameworks do: state in, markup out, and whatever stood there before
 * (other people's nodes included) is thrown away.
 */
export interface Region {
  draw(markup: string): void;
}

export function region(selector: string): Region {
  return {
    draw(markup) {
      const root = document.querySelector(selector);
      if (root) root.innerHTML = markup;
    },
  };
}

/** Client-side routing: links inside the site change the address and the view, never the document. */
export function route(show: (url: URL) => void): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const href = link?.getAttribute('href');
    if (!href?.startsWith('/') || event.defaultPrevented) return;
    event.preventDefault();
    history.pushState({}, '', href);
    window.scrollTo(0, 0);
    show(new URL(location.href));
  });
  addEventListener('popstate', () => show(new URL(location.href)));
  show(new URL(location.href));
}

/** Marks the view as loading or settled, as a spinner would. */
export function settle(state: 'loading' | 'ready' | 'failed'): void {
  document.documentElement.dataset.state = state;
}

export const safe = (text: unknown): string =>
  String(text ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Cuts, never rounds: 15916 is "15.91K". */
export function short(value: number): string {
  if (value < 1_000) return String(value);
  const [unit, size] = value >= 1_000_000 ? ['M', 1_000_000] : ['K', 1_000];
  return `${(Math.trunc((value / (size as number)) * 100) / 100).toString()}${unit}`;
}

export const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** A payload as the wire has it. */
// biome-ignore lint/suspicious/noExplicitAny: the pages of the replica trust their own server
export type Json = Record<string, any>;
