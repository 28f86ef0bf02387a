import '../speak-page.ts';
import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { Calibration, type CalibrationRow, type ReliabilityRow } from '@infofi-lens/shared/contracts/calibration';
import { calibrationMethodology } from '@infofi-lens/shared/scoring/roi/calibration';
import { monthText } from '@infofi-lens/shared/words/month-text';
import { inWords } from '@infofi-lens/shared/words/sentence';
import { element, make, moment, muted, number } from '../elements.ts';
import { keepAsking } from '../keep-asking.ts';
import { stackedTable } from '../stacked-table.ts';
import { pageWords } from '../words.ts';
import { dollars, groupText, headline, leastLoss, percent, places } from './view.ts';
import { calibrationWords as words } from './words.ts';

element('method').textContent = inWords(calibrationMethodology);
keepAsking({
  url: '/v1/analytics/calibration',
  everyMs: 300_000, // the answer may be kept for a minute
  show: (answer) => show(Calibration.parse(answer)),
  sayUnknown: () => {
    element('headline').textContent = pageWords.notKnown;
  },
});

function show(calibration: Calibration): void {
  const { text, explained } = headline(calibration);
  element('headline').textContent = text;
  element('explained').textContent = explained;
  const { model, waiting, at, reliability } = calibration;
  const about = [pageWords.asOf(moment(at)), words.waiting(waiting)];
  if (model) about.push(words.model(model.version, moment(model.trainedAt)));
  element('as-of').textContent = about.join(' · ');
  element('figures').hidden = calibration.all === undefined;
  element('groups').replaceChildren(reliability.length > 0 ? groups(reliability) : muted(words.groups.none));
  element('platforms').replaceChildren(
    rows(
      words.platform,
      calibration.platforms.map((row) => [adapterMetas[row.platform].label, row]),
    ),
  );
  element('months').replaceChildren(
    rows(
      words.month,
      calibration.months.map((row) => [monthText(row.month), row]),
    ),
  );
}

function rows(name: string, lines: readonly (readonly [string, CalibrationRow])[]): HTMLElement {
  const columns = [name, words.outcomes, words.within, words.offBy, words.loss, words.lossMedian, words.lossSimilar];
  return stackedTable(
    columns,
    lines.map(([title, row]) => {
      const least = leastLoss(row);
      const loss = (which: typeof least, value: number) => {
        const cell = make('td', which === least ? words.least(dollars(value)) : dollars(value));
        if (which === least) cell.className = 'best';
        return cell;
      };
      const cells = [make('td', number(row.n)), make('td', percent(row.coverage)), make('td', dollars(row.bias))];
      return [title, [...cells, loss('loss', row.loss), loss('median', row.baselines.median), loss('similar', row.baselines.similar)]];
    }),
  );
}

function groups(reliability: readonly ReliabilityRow[]): HTMLElement {
  const { group, drawn, predicted, paid, name } = words.groups;
  return stackedTable(
    [group, drawn, predicted, paid, words.within],
    reliability.map((row, at) => {
      const cell = make('td');
      cell.append(picture(row, reliability));
      return [
        name(at + 1, row.n),
        [cell, make('td', dollars(row.p50)), make('td', dollars(row.realised)), make('td', percent(row.coverage))],
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
