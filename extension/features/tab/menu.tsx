import { useEffect, useRef } from 'react';
import { groups, listOf } from './pages.ts';
import { type PageName, tabWords } from './words.ts';

/** Every page, in groups. Beside the page where there is room, else folded away behind one button. */
export function Menu({ current }: { current: PageName | undefined }) {
  const fold = useRef<HTMLDetailsElement>(null);
  const on = current && (listOf[current] ?? current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page was chosen, so the menu has done its work
  useEffect(() => fold.current?.removeAttribute('open'), [current]);
  return (
    <nav className="dashboard-menu" aria-label={tabWords.menu}>
      <details ref={fold} className="dashboard-fold">
        <summary>
          {tabWords.menu}
          {on && <span className="lens-muted"> · {tabWords.pages[on]}</span>}
        </summary>
        <Groups on={on} />
      </details>
      <div className="dashboard-groups">
        <Groups on={on} />
      </div>
    </nav>
  );
}

export function Groups({ on }: { on: PageName | undefined }) {
  return groups.map(({ name, pages }) => (
    <div key={name} className="dashboard-group">
      <h2 className="lens-h3">{tabWords.groups[name]}</h2>
      <ul>
        {pages.map((page) => (
          <li key={page}>
            <a href={`#${page}`} aria-current={page === on ? 'page' : undefined}>
              {tabWords.pages[page]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  ));
}
