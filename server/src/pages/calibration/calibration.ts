import { Calibration, type CalibrationRow, type ReliabilityRow } from '@infofi-lens/shared/contracts/calibration';
import { calibrationMethodology } from '@infofi-lens/shared/scoring/roi/calibration';
import { element, make, muted, time } from '../elements.ts';
import { dollars, groupText, headline, leastLoss, percent, places } from './view.ts';

const again = element('again', HTMLButtonElement);
again.addEventListener('click', () => void ask());
element('method').textContent = calibrationMethodology;
// The answer may be kept for a minute; a page that is looked at asks again every five.
setInterval(() => {
  if (document.visibilityState === 'visible') void ask();
}, 300_000);
void ask();

async function ask(): Promise<void> {
  again.disabled = true;
  try {
    const response = await fetch('/v1/analytics/calibration');
    if (!response.ok) throw new Error(`The server answered with status ${response.status}.`);
    show(Calibration.parse(await response.json()));
    element('problem').hidden = true;
  } catch (error) {
    element('problem-why').textContent = error instanceof TypeError ? 'The server does not answer.' : String(Object(error).message);
    element('problem').hidden = false;
    if (element('figures').hidden) element('headline').textContent = 'Not known at the moment';
  } finally {
    again.disabled = false;
  }
}

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

/** A table whose rows stand below each other where it is too wide for the screen, each cell with its name. */
function table(columns: readonly string[], lines: readonly (readonly [name: string, cells: readonly HTMLElement[]])[]): HTMLElement {
  const head = make('tr');
  for (const name of columns) {
    const cell = make('th', name);
    cell.scope = 'col';
    head.append(cell);
  }
  const top = make('thead');
  top.append(head);
  const body = make('tbody');
  for (const [name, cells] of lines) {
    const title = make('th', name);
    title.scope = 'row';
    for (const [at, cell] of cells.entries()) cell.dataset.name = columns[at + 1];
    const row = make('tr');
    row.append(title, ...cells);
    body.append(row);
  }
  const all = make('table');
  all.append(top, body);
  return all;
}

function rows(name: string, lines: readonly (readonly [string, CalibrationRow])[]): HTMLElement {
  const columns = [name, 'Outcomes', 'Within the band', 'Off by', 'Loss', 'Loss, platform median', 'Loss, last similar'];
  return table(
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
  return table(
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
