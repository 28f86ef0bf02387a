import { type ReactNode, useEffect, useState } from 'react';

export interface TabView<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly content: () => ReactNode;
}

/** Pages of one document, each with an address of its own (`#plan`). An unknown address is the first of them. */
export function HashTabs<Name extends string>({ label, tabs }: { label: string; tabs: readonly TabView<Name>[] }) {
  const hash = useHash();
  const current = tabs.find(({ name }) => name === hash) ?? tabs[0];
  return (
    <>
      <nav className="lens-tabs" aria-label={label}>
        <ul>
          {tabs.map(({ name, label: title }) => (
            <li key={name}>
              <a href={`#${name}`} aria-current={name === current?.name ? 'page' : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main aria-label={current?.label}>{current?.content()}</main>
    </>
  );
}

/** The name in the address, without what follows a slash: `plan` of `#plan/…`. */
function useHash(): string {
  const [hash, setHash] = useState(nameInAddress);
  useEffect(() => {
    const changed = () => setHash(nameInAddress());
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return hash;
}

const nameInAddress = () => location.hash.slice(1).split('/')[0] ?? '';
