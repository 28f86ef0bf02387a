import type { Calibration, CalibrationRow } from '@infofi-lens/shared/contracts/calibration';
import { calibrationMethodology } from '@infofi-lens/shared/scoring/roi/calibration';
import { monthText } from '@infofi-lens/shared/words/month-text';
import { inWords } from '@infofi-lens/shared/words/sentence';
import { ChartPart, DataTable } from '../../../ui/charts/chart-part.tsx';
import { count, dateTime, percent, roughUsd, usd } from '../../../ui/format.ts';
import { Notice, Section } from '../../../ui/states.tsx';
import { words } from '../../../ui/words.ts';
import { Ranges } from '../draw/ranges.tsx';
import { rangeText } from '../range-text.ts';
import { chartWords } from '../words.ts';

const text = chartWords.calibration;

/** What the server published: groups of predictions, and how it went by platform and by month. */
export function CalibrationView({ calibration }: { calibration: Calibration }) {
  const { at, model, waiting, all, platforms, months, reliability } = calibration;
  return (
    <>
      <p className="lens-p">
        {text.asOf(dateTime(at))} {model ? text.model(model.version, model.outcomes) : text.noModel} {text.waiting(waiting)}
      </p>
      {model?.drifted && <Notice tone="warn" title={text.drifted} />}
      {all === undefined ? (
        <p className="lens-p">{text.none}</p>
      ) : (
        <>
          <Section title={text.reliability}>
            <p className="lens-p lens-muted lens-small">{chartWords.shapes}</p>
            <Reliability rows={reliability} />
          </Section>
          <Compared
            title={text.platforms}
            rows={[[text.all, all], ...platforms.map((row) => [words.platform[row.platform], row] as const)]}
          />
          <Compared title={text.months} rows={months.map((row) => [monthText(row.month), row] as const)} />
        </>
      )}
      <p className="lens-p lens-muted lens-small">{inWords(calibrationMethodology)}</p>
    </>
  );
}

function Reliability({ rows }: { rows: Calibration['reliability'] }) {
  const named = rows.map((row, at) => ({ ...row, name: `${text.group} ${at + 1}` }));
  return (
    <ChartPart
      label={text.reliability}
      columns={[text.group, text.n, text.band, text.predicted, text.realised, text.coverage]}
      rows={named.map(({ name, n, p10, p50, p90, realised, coverage }) => [
        name,
        count(n),
        rangeText({ p10, p90 }),
        roughUsd(p50),
        roughUsd(realised),
        percent(coverage),
      ])}
    >
      <Ranges rows={named} />
    </ChartPart>
  );
}

function Compared({ title, rows }: { title: string; rows: readonly (readonly [name: string, CalibrationRow])[] }) {
  return (
    <Section title={title}>
      <DataTable
        label={title}
        columns={[title, text.n, text.coverage, text.loss, text.median, text.similar, text.predicted, text.realised]}
        rows={rows.map(([name, row]) => [
          name,
          count(row.n),
          percent(row.coverage),
          usd(row.loss),
          usd(row.baselines.median),
          usd(row.baselines.similar),
          roughUsd(row.predicted),
          roughUsd(row.realised),
        ])}
      />
    </Section>
  );
}
