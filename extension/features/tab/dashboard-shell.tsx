import { type ReactNode, Suspense } from 'react';
import { useLive } from '../../storage/hooks.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { HashTabs } from '../../ui/hash-tabs.tsx';
import { Logo } from '../../ui/icon.tsx';
import { Loading } from '../../ui/states.tsx';
import { useLanguage } from '../../ui/use-language.ts';
import { useTheme } from '../../ui/use-theme.ts';
import { type PageName, tabWords } from './words.ts';

type Pages = Readonly<Record<PageName, (settings: Settings) => ReactNode>>;
const names = Object.keys(tabWords.pages) as PageName[]; // Object.keys of a literal: exactly its keys

/** The dashboard in a tab: what holds its pages, which are other features, put in by the entrypoint. */
export function DashboardShell({ pages }: { pages: Pages }) {
  const settings = useLive((store) => store.settings.get(), []);
  useTheme(settings?.theme);
  useLanguage(settings?.locale);
  return (
    <div className="lens-page dashboard">
      <header className="dashboard-header">
        <h1 className="lens-h2">
          <Logo /> {tabWords.title}
        </h1>
        <a className="lens-link" href="options.html">
          {tabWords.settings}
        </a>
      </header>
      {settings ? (
        <HashTabs
          label={tabWords.title}
          tabs={names.map((name) => ({
            name,
            label: tabWords.pages[name],
            content: () => (
              <ErrorBoundary key={name}>
                <Suspense fallback={<Loading rows={6} />}>{pages[name](settings)}</Suspense>
              </ErrorBoundary>
            ),
          }))}
        />
      ) : (
        <Loading rows={6} />
      )}
    </div>
  );
}
