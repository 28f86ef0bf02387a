import type { ShillComponent, ShillScore } from '@infofi-lens/shared/contracts/shill';
import type { EpochMs } from '@infofi-lens/shared/units';
import { inWords } from '@infofi-lens/shared/words/sentence';
import { useState } from 'react';
import { useLive } from '../../../storage/hooks.ts';
import { shillTold } from '../../../storage/shill/told.ts';
import { ChartPart } from '../../../ui/charts/chart-part.tsx';
import { computedFrom } from '../../../ui/evidence.ts';
import { Figure } from '../../../ui/figure.tsx';
import { shillLacks } from '../../../ui/figures/shill.ts';
import { figureWords } from '../../../ui/figures/words.ts';
import { decimal, percent } from '../../../ui/format.ts';
import { listed } from '../../../ui/listed.ts';
import { Page } from '../../../ui/page.tsx';
import { Empty, Loading, Section } from '../../../ui/states.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { Choose } from '../choose.tsx';
import { Bars } from '../draw/bars.tsx';
import { chartWords } from '../words.ts';
import { seenCreators } from './load-creators.ts';

const text = chartWords.creators;
const { names, scoreOf, bands } = figureWords.shill;

/** What a creator's score is made of, from one's own sightings. */
export function CreatorsPage() {
  const now = useNow();
  const [chosen, setChosen] = useState<string>();
  const creators = useLive((store) => seenCreators(store), []);
  const current = creators?.find(({ key }) => key === chosen) ?? creators?.[0];
  const told = useLive(async (store) => (current ? shillTold(store, current.key, now, 30) : undefined), [current?.key, now]);
  return (
    <Page title={text.title} intro={text.intro}>
      {creators === undefined && <Loading rows={5} />}
      {creators?.length === 0 && (
        <Empty title={text.none}>
          <p className="lens-p">{text.noneText}</p>
        </Empty>
      )}
      {creators && current && <Choose label={text.choose} options={creators} value={current.key} onChange={setChosen} />}
      {current && told && <CreatorView name={current.name} score={told.own} now={now} />}
    </Page>
  );
}

export function CreatorView({ name, score, now }: { name: string; score: ShillScore; now: EpochMs }) {
  const { components, methodology, confidence, signs } = score;
  const evidence = { ...computedFrom(methodology, []), observedAt: score.at, confidence };
  const known = components.flatMap((one) => (one.known ? [one] : []));
  return (
    <div className="lens-stack" data-gap="large">
      <Figure
        label={text.score}
        size="large"
        now={now}
        view={score.status === 'scored' ? { text: scoreOf(score.score, bands[score.band]), evidence } : { unknown: text.unscored }}
      />
      <ChartPart
        label={`${text.title}, ${name}`}
        open
        said={text.missing}
        columns={[text.component, text.weight, text.value, text.points]}
        rows={components.map((one) => [names[one.component], percent(one.weight), ...cellsOf(one)])}
      >
        {known.length > 0 && (
          <Bars rows={known.map(({ component, value }) => ({ name: names[component], share: value, text: decimal(value, 2) }))} />
        )}
      </ChartPart>
      <dl className="charts-how">
        {components.map(({ component, methodology: how }) => (
          <div key={component}>
            <dt>{names[component]}</dt>
            <dd className="lens-muted">{inWords(how)}</dd>
          </div>
        ))}
      </dl>
      {signs.length > 0 && (
        <Section title={text.signs}>
          {signs.map(({ sign, description }) => (
            <p key={sign} className="lens-p">
              {inWords(description)}
            </p>
          ))}
        </Section>
      )}
    </div>
  );
}

/** Value, points, and what is missing for them. */
function cellsOf(one: ShillComponent): [string, string, string] {
  if (one.known) return [decimal(one.value, 2), decimal(one.points, 1), ''];
  return [text.unknown, text.unknown, listed(shillLacks(one.missing))];
}
