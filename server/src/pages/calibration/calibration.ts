import { Calibration, type CalibrationRow, type ReliabilityRow } from '@infofi-lens/shared/contracts/calibration';
import { calibrationMethodology } from '@infofi-lens/shared/scoring/roi/calibration';
import { element, make, muted, time } from '../elements.ts';
import { keepAsking } from '../keep-asking.ts';
import { stackedTable } from '../stacked-table.ts';
import { dollars, groupText, headline, leastLoss, percent, places } from './view.ts';

element('method').textContent = calibrationMethodology;
keepAsking({
  url: '/v1/analytics/calibration',
  everyMs: 300_000, // the answer may be kept for a minute
  show: (answer) => show(Calibration.parse(answer)),
  sayUnknown: () => {
    element('headline').textContent = 'Not known at the moment';
  },
});

function show(calibration: Calibration): void {
  const { text, explained } = headline(calibration);
  element('headline').textContent = text;
  element('explained').textContent = explained;
  const { model, waiting } = calibration;
  element('as-of').replaceChildren(
    'As of ',
    time(calibration.at),
    ` · ${waiting.toLocaleString()} predicted ${waiting === 1 ? 'campaign waits' : 'campaigns wait'} for an outcome`,
    ...(model ? [` · model ${model.version}, trained `, time(model.trainedAt)] : []),
  );
  element('figures').hidden = calibration.all === undefined;
  const { reliability } = calibration;
  element('groups').replaceChildren(
    reliability.length > 0 ? groups(reliability) : muted('Shown from five outcomes on: fewer are no group.'),
  );
  element('platforms').replaceChildren(
    rows(
      'Platform',
      calibration.platforms.map((row) => [row.platform, row]),
    ),
  );
  element('months').replaceChildren(
    rows(
      'Month',
      calibration.months.map((row) => [row.month, row]),
    ),
  );
}

function rows(name: string, lines: readonly (readonly [string, CalibrationRow])[]): HTMLElement {
  const columns = [name, 'Outcomes', 'Within the band', 'Off by', 'Loss', 'Loss, platform median', 'Loss, last similar'];
  return stackedTable(
    columns,
    lines.map(([title, row]) => {
      const least = leastLoss(row);
      const loss = (which: typeof least, value: number) => {
        const cell = make('td', `${dollars(value)}${which === least ? ' (least)' : ''}`);
        if (which === least) cell.className = 'best';
        return cell;
      };
      const cells = [make('td', row.n.toLocaleString()), make('td', percent(row.coverage)), make('td', dollars(row.bias))];
      return [title, [...cells, loss('loss', row.loss), loss('median', row.baselines.median), loss('similar', row.baselines.similar)]];
    }),
  );
}

function groups(reliability: readonly ReliabilityRow[]): HTMLElement {
  return stackedTable(
    ['Group', 'Predicted and paid', 'Predicted', 'Paid', 'Within the band'],
    reliability.map((row, at) => {
      const drawn = make('td');
      drawn.append(picture(row, reliability));
      return [
        `${at + 1} (${row.n})`,
        [drawn, make('td', dollars(row.p50)), make('td', dollars(row.realised)), make('td', percent(row.coverage))],
      ];
    }),
  );
}

const width = 200;
const middle = 12;

function picture(row: ReliabilityRow, all: readonly ReliabilityRow[]): SVGElement {
  const { p10, p50, p90, realised } = places(row, all);
  const x = (place: number) => 8 + place * (width - 16);
  const drawn = draw('svg', { class: 'band', viewBox: `0 0 ${width} ${2 * middle}`, role: 'img', 'aria-label': groupText(row) });
  const d = 6;
  drawn.append(
    draw('line', { class: 'axis', x1: x(0), x2: x(1), y1: middle, y2: middle }),
    draw('rect', { class: 'range', x: x(p10), y: middle - 4, width: Math.max(1, x(p90) - x(p10)), height: 8, rx: 2 }),
    draw('line', { class: 'middle', x1: x(p50), x2: x(p50), y1: middle - 9, y2: middle + 9 }),
    draw('path', { class: 'paid', d: `M${x(realised) - d} ${middle}l${d} ${-d} ${d} ${d} ${-d} ${d}z` }),
  );
  return drawn;
}

function draw(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name) as SVGElement; // what that namespace makes
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
