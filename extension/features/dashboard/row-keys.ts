/** Keys of a page of rows: `/` goes to the search, arrows walk the rows, Escape comes back. Enter is the link's own. */
export function onRowKeys(event: KeyboardEvent, page: ParentNode, search: HTMLInputElement | null): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const focused = document.activeElement;
  const rows = [...page.querySelectorAll<HTMLElement>('[data-row]')];
  const at = focused instanceof HTMLElement ? rows.indexOf(focused) : -1;
  const target = targetOf(event.key, { rows, at, search, inSearch: search !== null && focused === search, typing: isText(focused) });
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView?.({ block: 'nearest' });
}

interface Place {
  readonly rows: readonly HTMLElement[];
  /** Which row has the focus; -1 for none. */
  readonly at: number;
  readonly search: HTMLElement | null;
  readonly inSearch: boolean;
  readonly typing: boolean;
}

function targetOf(key: string, { rows, at, search, inSearch, typing }: Place): HTMLElement | null | undefined {
  if (key === '/' && !typing) return search;
  if (key === 'Escape' && at >= 0) return search;
  if (typing && !inSearch) return undefined;
  if (key === 'ArrowDown') return rows[at + 1] ?? rows.at(-1);
  if (key === 'ArrowUp' && at >= 0) return at === 0 ? search : rows[at - 1];
  return undefined;
}

const isText = (element: Element | null) => element instanceof HTMLInputElement && element.type !== 'checkbox';
