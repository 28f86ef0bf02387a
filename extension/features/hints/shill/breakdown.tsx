import type { ShillComponent, ShillScore, WouldChange } from '@infofi-lens/shared/contracts/shill';
import { inWords } from '@infofi-lens/shared/words/sentence';
import { figureWords } from '../../../ui/figures/words.ts';
import { decimal, percent } from '../../../ui/format.ts';
import { evidenceText } from './evidence-text.ts';
import { shillWords } from './words.ts';

const text = shillWords;
const { names } = figureWords.shill;

/** How the score came about, component by component, what lowers its confidence and what would change it. */
export function ShillBreakdown({ score: { components, signs, wouldChange, methodology } }: { score: ShillScore }) {
  return (
    <details className="lens-details panel-breakdown">
      <summary>{text.breakdown}</summary>
      <div className="lens-stack">
        <table className="lens-table panel-steps">
          <caption>{text.table}</caption>
          <thead>
            <tr>
              <th scope="col">{text.component}</th>
              <th scope="col" data-number>
                {text.weight}
              </th>
              <th scope="col" data-number>
                {text.value}
              </th>
              <th scope="col" data-number>
                {text.points}
              </th>
            </tr>
          </thead>
          <tbody>
            {components.map((one) => (
              <ComponentRow key={one.component} one={one} />
            ))}
          </tbody>
        </table>
        {signs.length > 0 && (
          <Listed
            title={text.signs}
            lines={signs.map(({ description, share, of }) => text.sign(inWords(description), percent(share), of))}
          />
        )}
        {wouldChange.length > 0 && <Listed title={text.would} lines={wouldChange.map(leverText)} />}
        <details className="lens-details">
          <summary>{text.method}</summary>
          <p className="lens-p lens-small">{inWords(methodology)}</p>
          <dl className="lens-small panel-methods">
            {components.map(({ component, methodology: how }) => (
              <div key={component}>
                <dt>{names[component]}</dt>
                <dd className="lens-muted">{inWords(how)}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </details>
  );
}

function ComponentRow({ one }: { one: ShillComponent }) {
  return (
    <tr>
      <th scope="row">
        {names[one.component]}
        <span className="lens-muted lens-small panel-of">{evidenceText(one)}</span>
      </th>
      <td data-number>{percent(one.weight)}</td>
      <td data-number>{one.known ? decimal(one.value, 2) : text.unknown}</td>
      <td data-number>{one.known ? decimal(one.points, 1) : ''}</td>
    </tr>
  );
}

function Listed({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div>
      <h3 className="lens-h3">{title}</h3>
      <ul className="panel-would">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function leverText({ lever, component, upTo }: WouldChange): string {
  return upTo === undefined ? text.ofComponent(text.levers[lever], names[component]) : text.upTo(text.levers[lever], decimal(upTo, 1));
}
