import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useLive } from '../../storage/hooks.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/states.tsx';
import { useLanguage } from '../../ui/use-language.ts';
import { useNow } from '../../ui/use-now.ts';
import { useTheme } from '../../ui/use-theme.ts';
import { Header } from './header.tsx';
import { Overview } from './overview.tsx';
import { onRowKeys } from './row-keys.ts';
import { StatusLine } from './status-line.tsx';
import { popupWords } from './words.ts';

// What is not there at first sight, or mostly not at all, comes after it.
const FinishSetup = lazy(() => import('./finish-setup.tsx').then((part) => ({ default: part.FinishSetup })));
const NoAccess = lazy(() => import('./no-access.tsx').then((part) => ({ default: part.NoAccess })));
const Results = lazy(() => import('./results.tsx').then((part) => ({ default: part.Results })));

/**
 * The popup: a look at everything known, in one hand's reach of the keyboard.
 * @param announcements What changed of what is collected: another feature, put in by the page.
 */
export function Popup({ announcements }: { announcements: ReactNode }) {
  return (
    <div className="lens-page popup">
      <ErrorBoundary>
        <Dashboard announcements={announcements} />
      </ErrorBoundary>
    </div>
  );
}

function Dashboard({ announcements }: { announcements: ReactNode }) {
  const now = useNow();
  const settings = useLive((store) => store.settings.get(), []);
  const [text, setText] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useTheme(settings?.theme);
  useLanguage(settings?.locale);

  useEffect(() => {
    const keys = (event: KeyboardEvent) => onRowKeys(event, document, search.current);
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, []);

  const asked = text.trim();
  return (
    <>
      <Header settings={settings} />
      <search className="popup-search">
        <Icon name="search" />
        <input
          ref={search}
          className="lens-input"
          type="search"
          aria-label={popupWords.search}
          placeholder={popupWords.searchHint}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && asked !== '') document.querySelector<HTMLElement>('[data-row]')?.click();
          }}
        />
      </search>
      <main className="popup-main">
        <Suspense>{settings && <NoAccess settings={settings} />}</Suspense>
        {asked === '' && (
          <>
            {announcements}
            <Suspense>{settings?.onboardedAt === null && <FinishSetup />}</Suspense>
          </>
        )}
        <ErrorBoundary>
          {asked === '' ? (
            <Overview now={now} unconfirmed={settings?.showUnconfirmed ?? false} />
          ) : (
            <Suspense fallback={<Loading rows={3} />}>
              <Results text={asked} now={now} />
            </Suspense>
          )}
        </ErrorBoundary>
        {settings && !settings.platforms.x.enabled && asked === '' && settings.onboardedAt !== null && (
          <p className="lens-p lens-muted lens-small popup-none">
            {popupWords.xOff}{' '}
            <a className="lens-link" href="options.html#platforms" target="_blank" rel="noreferrer">
              {popupWords.xOffLink}
            </a>
          </p>
        )}
      </main>
      {settings && <StatusLine settings={settings} now={now} />}
    </>
  );
}
