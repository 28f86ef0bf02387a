import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLive } from '../../storage/hooks.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { Icon, Logo } from '../../ui/icon.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { useLanguage } from '../../ui/use-language.ts';
import { useTheme } from '../../ui/use-theme.ts';
import { DataSection } from './data/data-section.tsx';
import { DisplaySection } from './display-section.tsx';
import { useFind } from './find/use-find.ts';
import { findWords } from './find/words.ts';
import { KeyboardSection } from './keyboard-section.tsx';
import { PlatformsSection } from './platforms-section.tsx';
import { ReadingSection } from './reading-section.tsx';
import { type SectionName, sectionNames } from './section-names.ts';
import { ServerSection } from './server-section.tsx';
import { SharingSection } from './sharing/sharing-section.tsx';
import { StandingSection } from './standing-section.tsx';
import { useAnchor } from './use-anchor.ts';
import { settingsWords } from './words.ts';

interface SettingsPageProps {
  /** The account part: another feature, put in by the page. */
  readonly account: ReactNode;
  /** What changed of what is collected, as long as it is not acknowledged: as above. */
  readonly announcements: ReactNode;
}

export function SettingsPage({ account, announcements }: SettingsPageProps) {
  const settings = useLive((store) => store.settings.get(), []);
  const [asked, ask] = useState('');
  const main = useRef<HTMLElement>(null);
  const shown = useFind(main, settings ? asked : '');
  useTheme(settings?.theme);
  useLanguage(settings?.locale);
  useAnchor(settings !== undefined);
  return (
    <div className="lens-page settings">
      <nav className="settings-nav lens-tabs" aria-label={settingsWords.title}>
        <h1 className="lens-h2">
          <Logo /> {settingsWords.title}
        </h1>
        <Search value={asked} change={ask} />
        <p className="lens-p lens-small lens-muted settings-found" role="status">
          {shown && shown.length > 0 ? findWords.found(shown.length) : ''}
        </p>
        <ul>
          {sectionNames.map((name) => (
            <li key={name} data-unfound={shown && !shown.includes(name) ? '' : undefined}>
              <a href={`#${name}`}>{settingsWords.sections[name]}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main className="settings-main" ref={main}>
        {announcements}
        {settings ? <Sections settings={settings} account={account} /> : <Loading rows={6} />}
        {shown?.length === 0 && (
          <Empty title={findWords.none(asked.trim())}>
            <p className="lens-p lens-muted">{findWords.noneHelp}</p>
            <span>
              <Button onClick={() => ask('')}>{findWords.clear}</Button>
            </span>
          </Empty>
        )}
      </main>
    </div>
  );
}

function Search({ value, change }: { value: string; change: (text: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog') !== null;
      if (event.key !== '/' || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, []);
  return (
    <search className="settings-search">
      <Icon name="search" />
      <input
        ref={field}
        className="lens-input"
        type="search"
        aria-label={findWords.label}
        placeholder={findWords.hint}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') change('');
        }}
      />
    </search>
  );
}

function Sections({ settings, account }: { settings: Settings; account: ReactNode }) {
  const parts: Record<SectionName, ReactNode> = {
    platforms: <PlatformsSection settings={settings} />,
    sharing: <SharingSection settings={settings} />,
    standing: <StandingSection settings={settings} />,
    account,
    server: <ServerSection settings={settings} />,
    reading: <ReadingSection />,
    keyboard: <KeyboardSection />,
    display: <DisplaySection settings={settings} />,
    data: <DataSection />,
  };
  return sectionNames.map((name) => (
    <section key={name} id={name} aria-label={settingsWords.sections[name]} tabIndex={-1} data-find={findWords.synonyms[name]}>
      <h2 className="lens-h1">{settingsWords.sections[name]}</h2>
      <ErrorBoundary>{parts[name]}</ErrorBoundary>
    </section>
  ));
}
