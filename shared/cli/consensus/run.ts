import { assess } from '../../src/consensus/assess/assess.ts';
import { LensError } from '../../src/errors.ts';
import { readText } from '../extract/read-text.ts';
import { consensusArguments, usage } from './arguments.ts';
import { csvCell } from './csv.ts';
import { readReports } from './reports.ts';

/** What the command needs of its surroundings. */
export interface Surroundings {
  readonly directory: string;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** @returns the exit code. */
export async function consensus(args: readonly string[], { directory, out, error }: Surroundings): Promise<number> {
  try {
    const { file, kind } = consensusArguments(args);
    const { reports, bad } = readReports(await readText(directory, file), kind);
    const [first] = bad;
    if (first)
      error(
        `${bad.length} ${bad.length === 1 ? 'row' : 'rows'} could not be read and ${bad.length === 1 ? 'is' : 'are'} left out: line ${first.line}, ${first.why}${bad.length > 1 ? ', and others' : ''}.\n`,
      );
    if (first && reports.length === 0)
      throw new LensError('wrong_use', 'No row of the file is a report: it should hold item,contributor,value.');
    const { answers } = assess(reports, { kind });
    const items = new Set(reports.map(({ item }) => item));
    const rows = [...items].flatMap((item) => {
      const answer = answers.get(item);
      return answer ? [`${csvCell(item)},${csvCell(answer.value)},${answer.confidence},${answer.n}\n`] : [];
    });
    out(`item,value,confidence,n\n${rows.join('')}`);
    return 0;
  } catch (cause) {
    if (!(cause instanceof LensError)) throw cause;
    error(`${cause.message}\n\n${usage}`);
    return 2;
  }
}
