import { exactCount } from '../../../ui/format.ts';
import { dataWords } from './words.ts';

type Holdings = Readonly<Record<string, number>>;
type Named = Exclude<keyof typeof dataWords.things, 'others'>;
const named = Object.keys(dataWords.things).filter((name) => name !== 'others') as Named[]; // Object.keys of a literal, without one

interface Line {
  readonly label: string;
  readonly counts: readonly number[];
}

/** @returns what is held, with what people know by no name put together at the end. */
export function holdingLines(all: readonly Holdings[]): Line[] {
  const lines = named.map((name): Line => ({ label: dataWords.things[name], counts: all.map((one) => one[name] ?? 0) }));
  const others = all.map((one) =>
    Object.entries(one).reduce((sum, [name, n]) => (named.some((known) => known === name) ? sum : sum + n), 0),
  );
  return [...lines, { label: dataWords.things.others, counts: others }].filter(({ counts }) => counts.some((n) => n > 0));
}

/** How much of everything there is, or was and is. */
export function HoldingsTable({ heads, of }: { heads: readonly string[]; of: readonly Holdings[] }) {
  return (
    <table className="lens-table">
      <thead>
        <tr>
          <th scope="col">{dataWords.what}</th>
          {heads.map((head) => (
            <th key={head} scope="col" data-number>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {holdingLines(of).map(({ label, counts }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {counts.map((n, at) => (
              <td key={heads[at]} data-number>
                {exactCount(n)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
