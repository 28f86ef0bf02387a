import type { ReactNode } from 'react';
import { useLive } from '../../storage/hooks.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { Logo } from '../../ui/icon.tsx';
import { Loading } from '../../ui/states.tsx';
import { useLanguage } from '../../ui/use-language.ts';
import { useTheme } from '../../ui/use-theme.ts';
import { DataSection } from './data-section.tsx';
import { DisplaySection } from './display-section.tsx';
import { PlatformsSection } from './platforms-section.tsx';
import { ReadingSection } from './reading-section.tsx';
import { ServerSection } from './server-section.tsx';
import { SharingSection } from './sharing-section.tsx';
import { StandingSection } from './standing-section.tsx';
import { useAnchor } from './use-anchor.ts';
import { settingsWords } from './words.ts';

type Name = keyof typeof settingsWords.sections;
const names = Object.keys(settingsWords.sections) as Name[]; // Object.keys of a literal: exactly its keys

/** @property account The account part: another feature, put in by the page. */
export function SettingsPage({ account }: { account: ReactNode }) {
  const settings = useLive((store) => store.settings.get(), []);
  useTheme(settings?.theme);
  useLanguage(settings?.locale);
  useAnchor(settings !== undefined);
  return (
    <div className="lens-page settings">
      <nav className="settings-nav lens-tabs" aria-label={settingsWords.title}>
        <h1 className="lens-h2">
          <Logo /> {settingsWords.title}
        </h1>
        <ul>
          {names.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{settingsWords.sections[name]}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main className="settings-main">{settings ? <Sections settings={settings} account={account} /> : <Loading rows={6} />}</main>
    </div>
  );
}

function Sections({ settings, account }: { settings: Settings; account: ReactNode }) {
  const parts: Record<Name, ReactNode> = {
    platforms: <PlatformsSection settings={settings} />,
    sharing: <SharingSection settings={settings} />,
    standing: <StandingSection settings={settings} />,
    account,
    server: <ServerSection settings={settings} />,
    reading: <ReadingSection />,
    display: <DisplaySection settings={settings} />,
    data: <DataSection />,
  };
  return names.map((name) => (
    <section key={name} id={name} aria-label={settingsWords.sections[name]} tabIndex={-1}>
      <h2 className="lens-h1">{settingsWords.sections[name]}</h2>
      <ErrorBoundary>{parts[name]}</ErrorBoundary>
    </section>
  ));
}
