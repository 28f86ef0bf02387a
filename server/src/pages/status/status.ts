import { Status } from '@infofi-lens/shared/contracts/status';
import { element, make, muted, time } from '../elements.ts';
import { keepAsking } from '../keep-asking.ts';
import { type Row, stackedTable } from '../stacked-table.ts';
import { codesText, headline, heldText, total, valveText } from './view.ts';

const columns = ['Reader', 'Answers', 'Sightings', 'Not readable', 'Page changed'];
keepAsking({
  url: '/v1/status',
  everyMs: 60_000, // the answer may be kept for 30 s
  show: (answer) => show(Status.parse(answer)),
  sayUnknown,
});

function sayUnknown(): void {
  element('headline').textContent = 'Not known at the moment';
  for (const id of ['held', 'valves', 'adapters']) element(id).replaceChildren(muted('Not known.'));
  element('data').replaceChildren(...pair('Last checkpoint', ['not known']), ...pair('Catalogue', ['not known']));
}

function show(status: Status): void {
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

const readers = (adapters: Status['adapters']): HTMLElement => stackedTable(columns, adapters.map(reader));

function reader({ adapter, captures, observations, rejected, drifts, warnings }: Status['adapters'][number]): Row {
  const name = make('div', adapter);
  if (total(warnings) > 0) name.append(note(`Warnings: ${codesText(warnings)}`));
  const drift = make('td', number(total(drifts)));
  if (total(drifts) > 0) {
    drift.className = 'drifted';
    drift.append(note(codesText(drifts)));
  }
  return [name, [make('td', number(captures)), make('td', number(observations)), make('td', number(rejected)), drift]];
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
