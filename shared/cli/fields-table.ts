import { fieldsOf, type Kind, kinds } from '../src/facts/catalog.ts';
import type { Consensus, Field } from '../src/facts/field.ts';

const reachWords = { local: 'stays in this browser', mine: 'your account only', public: 'may be shared' } as const;
const mergeWords = { latest: 'newest', highest: 'highest', first: 'first seen' } as const;

/** The tables of docs/fields.md, from the declarations themselves. */
export function fieldsDocument(): string {
  const head = [
    '# Every field and its policy',
    '',
    'Written from `shared/src/facts` by `npm run docs:fields`; a test fails when it is out of date. Never edit it by hand.',
    '',
    'Only fields that *may be shared* can leave the browser, and only when sharing is switched on for the platform.',
  ];
  const tables = kinds.flatMap((kind) => [
    '',
    `## ${kind}`,
    '',
    '| field | reach | in one browser | among many people | how we know |',
    '|---|---|---|---|---|',
    ...fieldsOf(kind).map(([name, field]) => row(kind, name, field)),
  ]);
  return `${[...head, ...tables].join('\n')}\n`;
}

function row(kind: Kind, name: string, field: Field): string {
  return `| \`${name}\` | ${reach(kind, field)} | ${mergeWords[field.merge]} | ${consensusWords(field.consensus)} | ${field.methodology} |`;
}

/** From X only counters and ids are shared. */
function reach(kind: Kind, field: Field): string {
  const seenOnX = kind === 'profile' || kind === 'post';
  return seenOnX && field.reach === 'public' && !field.counterOrId ? `${reachWords.public}, never from X` : reachWords[field.reach];
}

function consensusWords(rule: Consensus): string {
  const days = (ms: number) => (ms >= 86_400_000 ? `${ms / 86_400_000} d` : `${ms / 3_600_000} h`);
  if (rule.rule === 'none') return 'not aggregated';
  if (rule.rule === 'mode-quorum') return 'what a quorum says';
  if (rule.rule === 'latest-quorum')
    return `what a quorum said last, within ${days(rule.windowMs)}${rule.memberwise ? ', member by member' : ''}`;
  if (rule.rule === 'median') return `median of ${days(rule.windowMs)}, tolerance ${rule.tolerance * 100} %`;
  return `highest value a quorum vouches for within ${days(rule.windowMs)}, tolerance ${rule.tolerance * 100} %`;
}
