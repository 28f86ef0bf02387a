import type { SignedIn } from '../harness/sign-in.ts';
import type { Findings } from './findings.ts';
import { comparisonHead, comparisonRow, differenceRows, type Section } from './report.ts';

export interface Story {
  readonly findings: Findings;
  readonly signedIn: SignedIn;
  /** What one campaign looked like to others while the crowd grew. */
  readonly witnesses: readonly { readonly when: string; readonly status: string; readonly n: number }[];
  /** Active time that was measured on one campaign, in milliseconds. */
  readonly workedMs: number;
}

const shownAtMost = 100;

export function sections({ findings, signedIn, witnesses, workedMs }: Story, pictures: NonNullable<Section['pictures']>): Section[] {
  const { browsers, api, evidence } = findings;
  const compared = [...browsers.map(({ name, comparison }) => [`Browser of ${name}`, comparison] as const), ['API', api] as const];
  const wrong = compared.flatMap(([name, comparison]) => differenceRows(name, comparison));
  const codes = signedIn.codes[0] === signedIn.codes[1] ? 'the same code' : `different codes (${signedIn.codes.join(' and ')})`;
  return [
    {
      title: 'Every value, compared',
      words: [
        'The platforms were replicas of a generated world, so what every page said is known. Each browser’s database is compared with what that person was told; the API with what was told to those who share.',
      ],
      table: { head: comparisonHead, rows: compared.map(([name, comparison]) => comparisonRow(name, comparison)) },
    },
    wrong.length === 0
      ? { title: 'Differences', words: ['None.'] }
      : {
          title: 'Differences',
          words: [`The first ${Math.min(shownAtMost, wrong.length)} of ${wrong.length}.`],
          table: { head: ['Where', 'Entity', 'Field', 'Told', 'Found'], rows: wrong.slice(0, shownAtMost) },
        },
    {
      title: 'From one sighting to a fact',
      words: ['One campaign as the API told it to somebody who had not seen its page, while more people did.'],
      table: { head: ['When', 'Status', 'Witnesses'], rows: witnesses.map(({ when, status, n }) => [when, status, n]) },
    },
    {
      title: 'Evidence',
      words: [
        `${evidence.checked} values carry evidence: ${evidence.agreed} agreed, ${evidence.unconfirmed} unconfirmed. ${evidence.wrong.length} state a wrong number of witnesses or status.`,
        ...evidence.wrong.slice(0, 20),
      ],
    },
    {
      title: 'What stayed private',
      words: [
        `${findings.private.checked} entities were seen only by people or on pages that share nothing. In the API: ${findings.private.leaked.length}.`,
        ...findings.private.leaked.slice(0, 20),
      ],
    },
    {
      title: 'Time',
      words: [
        `Eve brought a table of three campaigns that she had finished, and worked on a raffle; ${Math.round(workedMs / 1_000)} s of active time were measured. With the median of the three, the card and the side panel show what an hour of the raffle is worth.`,
      ],
    },
    { title: 'Signing in', words: [`A fresh wallet signed in as ${signedIn.address}. Extension and page showed ${codes}.`] },
    { title: 'Pictures', pictures },
  ];
}
