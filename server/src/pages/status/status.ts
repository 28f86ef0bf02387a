import { Status } from '@infofi-lens/shared/contracts/status';
import { element, make, muted, time } from '../elements.ts';
import { codesText, headline, heldText, total, valveText } from './view.ts';

const columns = ['Reader', 'Answers', 'Sightings', 'Not readable', 'Page changed', 'Said to be wrong'];
let answered = false;
const again = element('again', HTMLButtonElement);
again.addEventListener('click', () => void ask());
// The answer may be kept for 30 s; a page that is looked at asks again each minute.
setInterval(() => {
  if (document.visibilityState === 'visible') void ask();
}, 60_000);
void ask();

async function ask(): Promise<void> {
  again.disabled = true;
  try {
    const response = await fetch('/v1/status');
    if (!response.ok) throw new Error(`The server answered with status ${response.status}.`);
    show(Status.parse(await response.json()));
    element('problem').hidden = true;
  } catch (error) {
    element('problem-why').textContent = error instanceof TypeError ? 'The server does not answer.' : String(Object(error).message);
    element('problem').hidden = false;
    if (!answered) sayUnknown();
  } finally {
    again.disabled = false;
  }
}

/** What was shown stays while the server does not answer; what never was is not known. */
function sayUnknown(): void {
  element('headline').textContent = 'Not known at the moment';
  for (const id of ['held', 'valves', 'adapters']) element(id).replaceChildren(muted('Not known.'));
  element('data').replaceChildren(...pair('Last checkpoint', ['not known']), ...pair('Catalogue', ['not known']));
}

function show(status: Status): void {
  answered = true;
  const { text, good } = headline(status);
  element('headline').textContent = text;
  element('summary').className = good ? 'done' : 'problem';
  element('as-of').replaceChildren('As of ', time(status.at));
  const held = status.held.map((one) =>
    entry(heldText(one), one.reason, one.since, one.by === 'breaker' ? 'by a circuit breaker' : 'by an operator'),
  );
  const aside = status.contributorsQuarantined;
  element('held').replaceChildren(
    held.length > 0 ? list(held) : muted('Nothing: all values follow what is reported.'),
    ...(aside > 0 ? [muted(`${aside} ${aside === 1 ? 'contributor does' : 'contributors do'} not count at the moment.`)] : []),
  );
  const valves = status.valves.map((one) => entry(valveText(one), one.reason, one.since));
  element('valves').replaceChildren(valves.length > 0 ? list(valves) : muted('All are open.'));
  element('adapters').replaceChildren(
    status.adapters.length > 0 ? readers(status.adapters) : muted('Nobody has reported in the last 24 hours.'),
  );
  element('data').replaceChildren(
    ...pair('Last checkpoint', status.checkpoint ? [`no. ${status.checkpoint.no}, `, time(status.checkpoint.madeAt)] : ['none yet']),
    ...pair('Catalogue', status.catalogue ? [`no. ${status.catalogue.sequence}, `, time(status.catalogue.madeAt)] : ['none published yet']),
  );
}

function readers(adapters: Status['adapters']): HTMLElement {
  const table = make('table');
  const head = make('tr');
  for (const name of columns) {
    const cell = make('th', name);
    cell.scope = 'col';
    head.append(cell);
  }
  const top = make('thead');
  top.append(head);
  const body = make('tbody');
  for (const { adapter, captures, observations, rejected, drifts, warnings, reports, reportedBy } of adapters) {
    const row = make('tr');
    const name = make('th', adapter);
    name.scope = 'row';
    if (total(warnings) > 0) name.append(note(`Warnings: ${codesText(warnings)}`));
    const drift = make('td', number(total(drifts)));
    if (total(drifts) > 0) {
      drift.className = 'drifted';
      drift.append(note(codesText(drifts)));
    }
    const said = make('td', number(total(reports)));
    if (total(reports) > 0) said.append(note(codesText(reports)), note(`From versions: ${codesText(reportedBy)}`));
    const cells = [make('td', number(captures)), make('td', number(observations)), make('td', number(rejected)), drift, said];
    // Where the table is too wide for the screen its rows stand below each other, each cell with its name.
    for (const [at, cell] of cells.entries()) cell.dataset.name = columns[at + 1];
    row.append(name, ...cells);
    body.append(row);
  }
  table.append(top, body);
  return table;
}

function entry(what: string, reason: string, since: number, by = ''): HTMLElement {
  const item = make('li');
  const title = make('p');
  title.append(make('strong', what));
  const more = make('p');
  more.className = 'muted';
  more.append('Since ', time(since), by ? `, ${by}` : '');
  item.append(title, make('p', reason), more);
  return item;
}

function list(items: readonly HTMLElement[]): HTMLElement {
  const all = make('ul');
  all.className = 'entries';
  all.append(...items);
  return all;
}

function pair(name: string, value: readonly (string | Node)[]): HTMLElement[] {
  const said = make('dd');
  said.append(...value);
  return [make('dt', name), said];
}

function note(text: string): HTMLElement {
  const small = make('div', text);
  small.className = 'small muted';
  return small;
}

const number = (n: number) => n.toLocaleString();
