import { type ReactNode, Suspense } from 'react';
import { useLive } from '../../storage/hooks.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { useRoute } from '../../ui/hash-route.ts';
import { Logo } from '../../ui/icon.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { useLanguage } from '../../ui/use-language.ts';
import { useTheme } from '../../ui/use-theme.ts';
import { Groups, Menu } from './menu.tsx';
import { listOf, pageNamed } from './pages.ts';
import { type PageName, tabWords } from './words.ts';

/** Draws a page. `rest`: what its address says after its name (`galxe:campaign:1`), as it was written. */
export type PageOf = (settings: Settings, rest: string) => ReactNode;
export type Pages = Readonly<Record<PageName, PageOf>>;

/** The dashboard in a tab: what holds its pages, which are other features, put in by the entrypoint. */
export function DashboardShell({ pages }: { pages: Pages }) {
  const settings = useLive((store) => store.settings.get(), []);
  const { name, rest } = useRoute();
  const page = pageNamed(name);
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
      <Menu current={page} />
      <main aria-label={page ? tabWords.pages[page] : tabWords.unknown.title}>
        {page === undefined && <Unknown name={name} />}
        {page && !settings && <Loading rows={6} />}
        {page && settings && (
          // A failure on one page must not stay for the next.
          <ErrorBoundary key={listOf[page] ? `${page}/${rest}` : page}>
            <Back page={page} />
            <Suspense fallback={<Loading rows={6} />}>{pages[page](settings, rest)}</Suspense>
          </ErrorBoundary>
        )}
      </main>
    </div>
  );
}

/** From one thing to the list it is in. */
function Back({ page }: { page: PageName }) {
  const list = listOf[page];
  return (
    list && (
      <p className="lens-p dashboard-back">
        <a className="lens-link" href={`#${list}`}>
          {tabWords.back[list]}
        </a>
      </p>
    )
  );
}

function Unknown({ name }: { name: string }) {
  return (
    <Empty title={tabWords.unknown.title}>
      <p className="lens-p">{tabWords.unknown.text(name)}</p>
      <section aria-label={tabWords.unknown.go} className="dashboard-unknown">
        <Groups on={undefined} />
      </section>
    </Empty>
  );
}
