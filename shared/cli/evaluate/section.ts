/** What a section of the evaluation may use. */
export interface Surroundings {
  /** Where relative file names start. */
  readonly directory: string;
  /** Processor time of this process so far: on a busy machine it says more than a clock. */
  cpuSeconds(): number;
  out(line: string): void;
  error(line: string): void;
}

/** One measure judged on data it was not made from. Prints lines of Markdown; ends with whether everything asked of it was met. */
export type Section = (surroundings: Surroundings, fixtures: string | undefined) => Promise<boolean>;

/** A row of a Markdown table. */
export const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
export const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
