import { useLive } from '../../../storage/hooks.ts';
import { ChartPart } from '../../../ui/charts/chart-part.tsx';
import { roughUsd } from '../../../ui/format.ts';
import { Page } from '../../../ui/page.tsx';
import { Empty, Loading } from '../../../ui/states.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { type RangeRow, Ranges } from '../draw/ranges.tsx';
import { rangeText } from '../range-text.ts';
import { chartWords } from '../words.ts';
import { ownOutcomes } from './load-outcomes.ts';

const text = chartWords.outcomes;

/** The ranges of estimates beside what the person got. */
export function OutcomesPage() {
  const now = useNow();
  const rows = useLive((store) => ownOutcomes(store, now), [now]);
  return (
    <Page title={text.title} intro={text.intro}>
      {rows === undefined && <Loading rows={5} />}
      {rows?.length === 0 && (
        <Empty title={text.none}>
          <p className="lens-p">{text.noneText}</p>
        </Empty>
      )}
      {rows && rows.length > 0 && <OutcomesView rows={rows} />}
    </Page>
  );
}

export function OutcomesView({ rows }: { rows: readonly RangeRow[] }) {
  const inside = rows.filter(({ p10, p90, realised }) => realised >= p10 && realised <= p90).length;
  return (
    <div className="lens-stack">
      <p className="lens-p">
        {text.inside(inside, rows.length)} <span className="lens-muted">{chartWords.shapes}</span>{' '}
        <span className="lens-muted">{text.numbered}</span>
      </p>
      <ChartPart
        label={text.title}
        columns={[text.campaign, chartWords.calibration.band, chartWords.calibration.predicted, text.paid]}
        rows={rows.map(({ name, p10, p50, p90, realised }, at) => [
          `${at + 1}. ${name}`,
          rangeText({ p10, p90 }),
          roughUsd(p50),
          roughUsd(realised),
        ])}
      >
        <Ranges rows={rows} />
      </ChartPart>
    </div>
  );
}
