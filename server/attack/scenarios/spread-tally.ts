import { fieldOf, fieldsOf } from '@infofi-lens/shared/facts/catalog';
import type { Lie } from '../hostile/lies.ts';
import type { Shown } from '../judge/judge.ts';
import { isRight, toleranceOf } from '../judge/range.ts';
import { rightValues } from '../judge/right-values.ts';
import type { Member } from '../member.ts';
import { keyOf, type Thing } from '../world/thing.ts';

/** One thing with those who look at it, honest or not, and the lie the hostile among them agreed on. */
export interface Item {
  readonly thing: Thing;
  readonly lie: Lie;
  readonly witnesses: readonly Member[];
}

/** What is shown of items with so many witnesses. */
export interface Tally {
  readonly witnesses: string;
  /** Fields that colluders lie about wherever one of them is a witness, and what became of them. */
  readonly fields: number;
  readonly agreed: number;
  readonly wrong: number;
  /** Agreed values of all fields, those that nobody lies about too. */
  readonly allAgreed: number;
}

const bins: readonly { readonly name: string; readonly from: number; readonly to: number }[] = [
  ...[1, 2, 3, 4, 5].map((many) => ({ name: String(many), from: many, to: many })),
  { name: '1-5', from: 1, to: 5 },
  { name: '6-10', from: 6, to: 10 },
];

export function tallies(items: readonly Item[], shown: Shown, now: number): Tally[] {
  const looked = items.map((item) => ({ item, counts: lookAt(item, shown, now) }));
  return bins.map(({ name, from, to }) => {
    const mine = looked.filter(({ item }) => item.witnesses.length >= from && item.witnesses.length <= to);
    const sum = (of: (one: (typeof mine)[number]) => number) => mine.reduce((total, one) => total + of(one), 0);
    return {
      witnesses: name,
      fields: sum(({ counts }) => counts.fields),
      agreed: sum(({ counts }) => counts.agreed),
      wrong: sum(({ counts }) => counts.wrong),
      allAgreed: sum(({ counts }) => counts.allAgreed),
    };
  });
}

function lookAt({ thing, lie }: Item, shown: Shown, now: number) {
  const facts = shown.get(keyOf(thing)) ?? {};
  const agreedOn = (field: string) => facts[field]?.evidence.status === 'agreed';
  return {
    fields: lie.about.length,
    agreed: lie.about.filter(agreedOn).length,
    wrong: lie.about.filter((field) => agreedOn(field) && !isTrue(thing, field, facts[field]?.value, now)).length,
    allAgreed: fieldsOf(thing.kind).filter(([field]) => agreedOn(field)).length,
  };
}

function isTrue(thing: Thing, field: string, value: unknown, now: number): boolean {
  const policy = fieldOf(thing.kind, field);
  return policy !== undefined && isRight(value, rightValues(thing, field, now, undefined), toleranceOf(policy.consensus));
}
