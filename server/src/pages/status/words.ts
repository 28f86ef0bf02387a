import type { Status } from '@infofi-lens/shared/contracts/status';
import { type Say, say, texts } from '@infofi-lens/shared/words/texts';

/** Texts of the page that says how the server and the readers do. */
export const statusWords = texts('server.status', {
  title: 'Status',
  problem: 'The status can not be asked for',
  usual: 'Everything is as usual',
  unusual: {
    held: say('{n, plural, one {# thing is held} other {# things are held}}', (n: number) => ({ n })),
    valves: say('{n, plural, one {# valve is turned down} other {# valves are turned down}}', (n: number) => ({ n })),
    drifted: say('{n, plural, one {# reader sees changed pages} other {# readers see changed pages}}', (n: number) => ({ n })),
    aside: say('{n, plural, one {# contributor is set aside} other {# contributors are set aside}}', (n: number) => ({ n })),
  },
  held: {
    title: 'Held as it is',
    what: 'Values that operators or circuit breakers keep from changing, and why.',
    none: 'Nothing: all values follow what is reported.',
    of: say('{how}: {where}', (how: string, where: string) => ({ how, where })),
    ofField: say('{how}: {where}, field {field}', (how: string, where: string, field: string) => ({ how, where, field })),
    how: { lock: 'Locked', revert: 'Put back', freeze: 'Frozen' } satisfies Record<Status['held'][number]['what'], string>,
    since: say('Since {when}', (when: string) => ({ when })),
    by: {
      breaker: say('Since {when}, by a circuit breaker', (when: string) => ({ when })),
      operator: say('Since {when}, by an operator', (when: string) => ({ when })),
    } satisfies Record<Status['held'][number]['by'], Say<[when: string]>>,
    aside: say('{n, plural, one {# contributor does not count} other {# contributors do not count}} at the moment.', (n: number) => ({
      n,
    })),
  },
  valves: {
    title: 'Valves',
    what: 'What is taken in less than usual at the moment.',
    none: 'All are open.',
    of: say('{valve}: {state}', (valve: string, state: string) => ({ valve, state })),
    names: { new_contributors: 'New contributors', batches: 'Sharing', firewall: 'Firewall' } satisfies Record<
      Status['valves'][number]['valve'],
      string
    >,
  },
  readers: {
    title: 'How well pages are read',
    what: 'Counts of the last 24 hours from browsers that share, by reader and version. Nothing of any page is in them.',
    none: 'Nobody has reported in the last 24 hours.',
    reader: 'Reader',
    answers: 'Answers',
    sightings: 'Sightings',
    rejected: 'Not readable',
    drifts: 'Page changed',
    reports: 'Said to be wrong',
    warnings: say('Warnings: {codes}', (codes: string) => ({ codes })),
    versions: say('From versions: {codes}', (codes: string) => ({ codes })),
  },
  data: {
    title: 'Data',
    checkpoint: 'Last checkpoint',
    catalogue: 'Catalogue',
    made: say('no. {no}, {when}', (no: number, when: string) => ({ no: `${no}`, when })),
    noCheckpoint: 'none yet',
    noCatalogue: 'none published yet',
    notKnown: 'not known',
  },
});
