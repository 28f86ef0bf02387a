import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { Plan } from '@infofi-lens/shared/scoring/planner/candidate';
import type { PlanLimits } from '@infofi-lens/shared/scoring/planner/limits';
import type { EpochMs } from '@infofi-lens/shared/units';
import { Button } from '../../ui/button.tsx';
import { computedFrom } from '../../ui/evidence.ts';
import { Figure } from '../../ui/figure.tsx';
import { hoursText, rangedUsd } from '../../ui/figures/roi.ts';
import { exactCount, roughUsd } from '../../ui/format.ts';
import { saveFile } from '../../ui/save-file.ts';
import { Empty, Section } from '../../ui/states.tsx';
import { planCalendar } from './calendar.ts';
import { LeftOut } from './left-out.tsx';
import { type Lookup, nameOf } from './lookup.ts';
import { PlanList } from './plan-list.tsx';
import { plannerWords } from './words.ts';

const text = plannerWords.plan;

interface PlanViewProps {
  readonly plan: Plan;
  readonly known: Lookup;
  readonly limits: PlanLimits;
  readonly methodology: string;
  readonly now: EpochMs;
  readonly unconfirmed: boolean;
  readonly exclude: (key: EntityKey) => void;
  readonly putBack: (key: EntityKey) => void;
}

/** A plan: what it comes to, what to do, and what is not in it. */
export function PlanView({ plan, known, limits, methodology, now, unconfirmed, exclude, putBack }: PlanViewProps) {
  const { entries, value, hours, plannedHours } = plan;
  const made = { ...computedFrom(methodology, []), observedAt: now };
  const keys = new Set(entries.map(({ key }) => key));
  const save = () => {
    const file = planCalendar(plan, ({ key }) => namedIn(known, key), now);
    saveFile(plannerWords.calendar.file(new Date(now).toISOString().slice(0, 10)), 'text/calendar', file);
  };
  return (
    <div className="lens-stack" data-gap="large">
      <p className="lens-hidden" role="status">
        {text.replanned(text.campaigns(keys.size), roughUsd(value.p50))}
      </p>
      {entries.length === 0 ? (
        <Nothing known={known} limits={limits} />
      ) : (
        <Section
          title={text.title}
          aside={
            <Button kind="primary" onClick={save}>
              {text.save}
            </Button>
          }
        >
          <div className="lens-figures">
            <Figure
              label={text.value}
              view={{
                text: rangedUsd(value),
                exact: text.range(roughUsd(value.p10), roughUsd(value.p90)),
                evidence: { ...made, n: keys.size },
              }}
              now={now}
              size="large"
            />
            <Figure
              label={text.hours}
              view={{
                text: text.hoursOf(exactCount(Math.round(plannedHours * 10) / 10), exactCount(limits.hours)),
                exact: hoursText(hours),
                evidence: made,
              }}
              now={now}
              size="large"
            />
          </div>
          <PlanList entries={entries} known={known} now={now} unconfirmed={unconfirmed} remove={({ key }) => exclude(key)} />
        </Section>
      )}
      <LeftOut plan={plan} known={known} putBack={putBack} />
    </div>
  );
}

const namedIn = (known: Lookup, key: EntityKey) => {
  const one = known.get(key);
  return one ? nameOf(one) : { name: text.unnamed, url: undefined };
};

const placesWithCampaigns = [
  { id: 'galxe', href: 'https://app.galxe.com/quest/explore/all' },
  { id: 'layer3', href: 'https://app.layer3.xyz/quests' },
] as const;

function Nothing({ known, limits }: Pick<PlanViewProps, 'known' | 'limits'>) {
  const { empty } = plannerWords;
  if (known.size > 0) {
    return (
      <Empty title={empty.none}>
        <p className="lens-p">{limits.hours === 0 ? empty.noHours : empty.noneText(known.size)}</p>
      </Empty>
    );
  }
  return (
    <Empty title={empty.title}>
      <p className="lens-p">{empty.text}</p>
      <ul className="lens-rows">
        {placesWithCampaigns.map(({ id, href }) => (
          <li key={href}>
            <a className="lens-row" href={href} target="_blank" rel="noreferrer">
              <span className="lens-row-title">{empty.places[id]}</span>
            </a>
          </li>
        ))}
      </ul>
    </Empty>
  );
}
