import { quorum } from '@infofi-lens/shared/consensus/settings';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { bandOf } from '@infofi-lens/shared/scoring/shill/assemble';
import { type ShillWindow, shillWindows } from '@infofi-lens/shared/scoring/shill/words';
import type { EpochMs } from '@infofi-lens/shared/units';
import { useId, useState } from 'react';
import { useLive } from '../../../storage/hooks.ts';
import { type ShillTold, shillTold } from '../../../storage/shill/told.ts';
import { Figure } from '../../../ui/figure.tsx';
import { shillFigure } from '../../../ui/figures/shill.ts';
import { figureWords } from '../../../ui/figures/words.ts';
import { ago, percent } from '../../../ui/format.ts';
import { Loading, Section } from '../../../ui/states.tsx';
import { ShillBreakdown } from './breakdown.tsx';
import { shillWords } from './words.ts';

const text = shillWords;
const { scoreOf, bands } = figureWords.shill;

/** How effective the posts of an account were: computed here, or from what others shared; asked of nobody. */
export function ShillPart({ profile, now }: { profile: EntityKey; now: EpochMs }) {
  const [days, lookBack] = useState<ShillWindow>(30);
  const told = useLive((store) => shillTold(store, profile, now, days), [profile, now, days]);
  return (
    <Section title={text.title}>
      <p className="lens-p lens-muted lens-small">{text.about}</p>
      <Windows days={days} lookBack={lookBack} />
      {told ? <ShillView told={told} now={now} /> : <Loading rows={2} />}
    </Section>
  );
}

function Windows({ days, lookBack }: { days: ShillWindow; lookBack: (days: ShillWindow) => void }) {
  const name = useId();
  return (
    <fieldset className="panel-choice">
      <legend className="lens-small">{text.window}</legend>
      {shillWindows.map((one) => (
        <label key={one}>
          <input type="radio" name={name} checked={one === days} onChange={() => lookBack(one)} />
          {text.days(one)}
        </label>
      ))}
    </fieldset>
  );
}

/** The score with its source, what is missing where there is none, and on demand what it is made of. */
export function ShillView({ told: { own, posts, crowd, readsX }, now }: { told: ShillTold; now: EpochMs }) {
  const isOwn = own.status === 'scored' || !crowd;
  const others = crowd && { score: crowd.score, band: bandOf(crowd.score) };
  const total = own.status === 'scored' ? { score: own.score, band: own.band } : others;
  const { confidence, at } = isOwn ? own : crowd;
  return (
    <div className="lens-card panel-worth">
      <Figure
        label={figureWords.shill.label}
        size="large"
        now={now}
        view={shillFigure(
          isOwn ? { from: 'you', at, confidence, total, posts } : { from: 'crowd', at, confidence, total, people: crowd.people },
        )}
      >
        {total && <span className="lens-muted">{figureWords.sure(percent(confidence))}</span>}
      </Figure>
      <p className="lens-p lens-small">{isOwn ? text.fromYou(posts) : fromOthers(crowd?.people, ago(at, now))}</p>
      {isOwn && others && (
        <p className="lens-p lens-muted lens-small">
          {text.othersSay(scoreOf(others.score, bands[others.band]), figureWords.sure(percent(crowd.confidence)))}
        </p>
      )}
      {!isOwn && own.windowDays !== 30 && <p className="lens-p lens-muted lens-small">{text.onlyThirty}</p>}
      {own.status === 'insufficient_evidence' && <Lacking readsX={readsX} />}
      <ShillBreakdown score={own} />
    </div>
  );
}

/** How many people it is from, where that is told; of each count it is known in any case. */
const fromOthers = (people: number | undefined, when: string) =>
  people === undefined ? text.fromOthers(quorum, when) : text.fromPeople(people, quorum, when);

/** What to do about it. */
function Lacking({ readsX }: { readsX: boolean }) {
  return (
    <>
      <p className="lens-p lens-small">{text.needs}</p>
      <p className="lens-p lens-small">
        {readsX ? text.see : text.off}{' '}
        {!readsX && (
          <a className="lens-link" href="options.html#platforms" target="_blank" rel="noreferrer">
            {text.settings}
          </a>
        )}
      </p>
    </>
  );
}
