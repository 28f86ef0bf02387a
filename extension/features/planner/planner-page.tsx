import { plan as makePlan, plannerMethodology } from '@infofi-lens/shared/scoring/planner/plan';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import { useMemo } from 'react';
import { useLive } from '../../storage/hooks.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { Loading } from '../../ui/states.tsx';
import { useNow } from '../../ui/use-now.ts';
import { chainsOf } from './limits.ts';
import { LimitsForm } from './limits-form.tsx';
import { type Known, loadCandidates } from './load-candidates.ts';
import { PlanView } from './plan-view.tsx';
import { useLimits } from './use-limits.ts';
import { plannerWords } from './words.ts';

const tenMinutes = 600_000;

/** The weekly planner: limits, and the plan that follows from them and from what is known at the time. */
export function PlannerPage({ settings }: { settings: Settings }) {
  const now = useNow();
  // Estimates of everything cost more than a glance: they are made anew as facts come, else every ten minutes.
  const at = epochMs(Math.floor(now / tenMinutes) * tenMinutes) ?? now;
  const known = useLive((store) => loadCandidates(store, at), [at]);
  return (
    <div className="lens-stack" data-gap="large">
      <header>
        <h2 className="lens-h1">{plannerWords.title}</h2>
        <p className="lens-p lens-muted">{plannerWords.intro}</p>
      </header>
      {known === undefined ? <Loading rows={6} /> : <Planner settings={settings} known={known} now={now} at={at} />}
    </div>
  );
}

interface PlannerProps {
  readonly settings: Settings;
  readonly known: readonly Known[];
  readonly now: EpochMs;
  /** When the estimates were made: the plan begins there, so that it stands still in between. */
  readonly at: EpochMs;
}

export function Planner({ settings, known, now, at }: PlannerProps) {
  const { limits, change, failed } = useLimits(settings);
  const plan = useMemo(
    () =>
      makePlan(
        known.map(({ candidate }) => candidate),
        limits,
        at,
      ),
    [known, limits, at],
  );
  const lookup = useMemo(() => new Map(known.map((one) => [one.candidate.key, one])), [known]);
  return (
    <div className="planner">
      <LimitsForm limits={limits} chains={chainsOf(known, limits)} change={change} failed={failed} />
      <PlanView
        plan={plan}
        known={lookup}
        limits={limits}
        methodology={plannerMethodology}
        now={now}
        unconfirmed={settings.showUnconfirmed}
        exclude={(key) => change({ excluded: [...limits.excluded, key] })}
        putBack={(key) => {
          const { spaceId } = lookup.get(key)?.candidate.campaign ?? {};
          const platform = key.slice(0, key.indexOf(':'));
          change({ excluded: limits.excluded.filter((other) => other !== key && other !== `${platform}:space:${spaceId}`) });
        }}
      />
    </div>
  );
}
