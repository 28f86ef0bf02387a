import '../speak-page.ts';
import { Status } from '@infofi-lens/shared/contracts/status';
import { element, make, moment, muted, number } from '../elements.ts';
import { keepAsking } from '../keep-asking.ts';
import { type Row, stackedTable } from '../stacked-table.ts';
import { pageWords } from '../words.ts';
import { codesText, headline, heldText, total, valveText } from './view.ts';
import { statusWords as words } from './words.ts';

keepAsking({
  url: '/v1/status',
  everyMs: 60_000, // the answer may be kept for 30 s
  show: (answer) => show(Status.parse(answer)),
  sayUnknown,
});

function sayUnknown(): void {
  element('headline').textContent = pageWords.notKnown;
  for (const id of ['held', 'valves', 'adapters']) element(id).replaceChildren(muted(pageWords.notKnown));
  data(words.data.notKnown, words.data.notKnown);
}

function show(status: Status): void {
  const { text, good } = headline(status);
  element('headline').textContent = text;
  element('summary').className = good ? 'done' : 'problem';
  element('as-of').textContent = pageWords.asOf(moment(status.at));
  const held = status.held.map((one) => entry(heldText(one), one.reason, words.held.by[one.by](moment(one.since))));
  const aside = status.contributorsQuarantined;
  element('held').replaceChildren(
    held.length > 0 ? list(held) : muted(words.held.none),
    ...(aside > 0 ? [muted(words.held.aside(aside))] : []),
  );
  const valves = status.valves.map((one) => entry(valveText(one), one.reason, words.held.since(moment(one.since))));
  element('valves').replaceChildren(valves.length > 0 ? list(valves) : muted(words.valves.none));
  element('adapters').replaceChildren(status.adapters.length > 0 ? readers(status.adapters) : muted(words.readers.none));
  const { checkpoint, catalogue } = status;
  data(
    checkpoint ? words.data.made(checkpoint.no, moment(checkpoint.madeAt)) : words.data.noCheckpoint,
    catalogue ? words.data.made(catalogue.sequence, moment(catalogue.madeAt)) : words.data.noCatalogue,
  );
}

function data(checkpoint: string, catalogue: string): void {
  const pairs = { [words.data.checkpoint]: checkpoint, [words.data.catalogue]: catalogue };
  element('data').replaceChildren(...Object.entries(pairs).flatMap(([name, said]) => [make('dt', name), make('dd', said)]));
}

function readers(adapters: Status['adapters']): HTMLElement {
  const { reader: name, answers, sightings, rejected, drifts, reports } = words.readers;
  return stackedTable([name, answers, sightings, rejected, drifts, reports], adapters.map(reader));
}

function reader({ adapter, captures, observations, rejected, drifts, warnings, reports, reportedBy }: Status['adapters'][number]): Row {
  const name = make('div', adapter);
  if (total(warnings) > 0) name.append(note(words.readers.warnings(codesText(warnings))));
  const drift = make('td', number(total(drifts)));
  if (total(drifts) > 0) {
    drift.className = 'drifted';
    drift.append(note(codesText(drifts)));
  }
  const said = make('td', number(total(reports)));
  if (total(reports) > 0) said.append(note(codesText(reports)), note(words.readers.versions(codesText(reportedBy))));
  return [name, [make('td', number(captures)), make('td', number(observations)), make('td', number(rejected)), drift, said]];
}

function entry(what: string, reason: string, since: string): HTMLElement {
  const item = make('li');
  const title = make('p');
  title.append(make('strong', what));
  item.append(title, make('p', reason), muted(since));
  return item;
}

function list(items: readonly HTMLElement[]): HTMLElement {
  const all = make('ul');
  all.className = 'entries';
  all.append(...items);
  return all;
}

function note(text: string): HTMLElement {
  const small = make('div', text);
  small.className = 'small muted';
  return small;
}
