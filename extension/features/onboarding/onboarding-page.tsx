import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { send } from '../../messaging/send.ts';
import { useLive } from '../../storage/hooks.ts';
import { now as clock } from '../../storage/now.ts';
import { type Settings, sharesAnything } from '../../storage/settings-schema.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { Logo } from '../../ui/icon.tsx';
import { Loading, Notice } from '../../ui/states.tsx';
import { useLanguage } from '../../ui/use-language.ts';
import { useTheme } from '../../ui/use-theme.ts';
import { LeavesStep } from './leaves-step.tsx';
import { ReadsStep } from './reads-step.tsx';
import type { Sample } from './sample.ts';
import { StartStep } from './start-step.tsx';
import { beside, type Step, steps } from './steps.ts';
import { TrialStep } from './trial-step.tsx';
import { useStep } from './use-step.ts';
import { onboardingWords as text } from './words.ts';

/** Parts of other features, put in by the page: the same that the settings and the platforms' pages show. */
export interface OnboardingParts {
  readonly leaving: (platform: PlatformId) => ReactNode;
  readonly reading: (settings: Settings) => ReactNode;
  readonly sharing: (settings: Settings) => ReactNode;
  readonly card: (sample: Sample) => ReactNode;
  readonly announcements: ReactNode;
}

/** The first run: what is read, what leaves, the choices, a try, and where to begin. */
export function OnboardingPage({ parts }: { parts: OnboardingParts }) {
  const settings = useLive((store) => store.settings.get(), []);
  const [step, go] = useStep();
  useTheme(settings?.theme);
  useLanguage(settings?.locale);
  return (
    <div className="lens-page onboarding">
      <header className="onboarding-header">
        <h1 className="lens-h2 lens-line">
          <Logo /> {text.title}
        </h1>
        <p className="lens-p lens-muted">{text.tagline}</p>
      </header>
      <ErrorBoundary>
        {settings && step ? <Steps parts={parts} settings={settings} step={step} go={go} /> : <Loading rows={6} />}
      </ErrorBoundary>
    </div>
  );
}

interface StepsProps {
  readonly parts: OnboardingParts;
  readonly settings: Settings;
  readonly step: Step;
  readonly go: (step: Step) => void;
}

function Steps({ parts, settings, step, go }: StepsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [failed, setFailed] = useState(false);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever goes on reads on from the new heading
  useEffect(() => {
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [step]);

  /** Ends the questions. What was chosen holds already; who chose nothing shares nothing. */
  const decide = () =>
    settings.onboardedAt === null
      ? send('change-settings', { onboardedAt: clock() }).then(
          () => setFailed(false),
          () => setFailed(true),
        )
      : Promise.resolve();
  const skip = () => void decide().then(() => go('start'));
  const [before, after] = [beside(step, -1), beside(step, 1)];
  const content: Record<Step, ReactNode> = {
    reads: <ReadsStep />,
    leaves: <LeavesStep leaving={parts.leaving} />,
    choices: <Choices parts={parts} settings={settings} />,
    trial: <TrialStep card={parts.card} />,
    start: <StartStep settings={settings} finish={() => void decide()} />,
  };
  return (
    <>
      <nav className="onboarding-steps" aria-label={text.progress}>
        <ol>
          {steps.map((name, at) => (
            <li key={name} data-done={steps.indexOf(step) > at || undefined}>
              <button type="button" aria-current={name === step ? 'step' : undefined} onClick={() => go(name)}>
                <span aria-hidden="true">{at + 1}</span> {text.steps[name]}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <main className="onboarding-main" aria-labelledby="step">
        {parts.announcements}
        <div>
          <p className="lens-p lens-small lens-muted">{text.stepOf(steps.indexOf(step) + 1, steps.length)}</p>
          <h2 className="lens-h1" id="step" ref={heading} tabIndex={-1}>
            {text[step].heading}
          </h2>
        </div>
        <ErrorBoundary>{content[step]}</ErrorBoundary>
        {failed && <Notice tone="bad" title={text.failed} live />}
      </main>
      <footer className="onboarding-footer">
        {before && <Button onClick={() => go(before)}>{text.back}</Button>}
        <span className="onboarding-gap" />
        {after && (
          <>
            <Button kind="quiet" onClick={skip}>
              {sharesAnything(settings) || settings.onboardedAt !== null ? text.skipRest : text.skip}
            </Button>
            <Button kind="primary" onClick={() => go(after)}>
              {text.next}
            </Button>
          </>
        )}
      </footer>
    </>
  );
}

function Choices({ parts, settings }: { parts: OnboardingParts; settings: Settings }) {
  return (
    <div className="lens-stack">
      <p className="lens-p">{text.choices.text}</p>
      <div className="onboarding-choices">
        <section className="lens-card lens-stack" aria-label={text.choices.reading}>
          <h3 className="lens-h2">{text.choices.reading}</h3>
          {parts.reading(settings)}
        </section>
        <section className="lens-card lens-stack" aria-label={text.choices.sharing}>
          <h3 className="lens-h2">{text.choices.sharing}</h3>
          <p className="lens-p lens-small lens-muted">{text.choices.why}</p>
          {parts.sharing(settings)}
        </section>
      </div>
    </div>
  );
}
