import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Messages } from './english.ts';

/** Name and kind of each placeholder: "n:plural", "when:text", and the words that a `select` chooses by. */
export function placeholders(message: string): readonly string[] {
  const found = new Set<string>();
  const look = (elements: readonly MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.argument) found.add(`${element.value}:text`);
      if (element.type === TYPE.number) found.add(`${element.value}:number`);
      if (element.type === TYPE.date || element.type === TYPE.time || element.type === TYPE.tag)
        found.add(`${element.value}:not-used-here`);
      if (element.type === TYPE.plural) found.add(`${element.value}:plural`);
      if (element.type === TYPE.select) found.add(`${element.value}:select(${Object.keys(element.options).sort().join('|')})`);
      if (element.type === TYPE.plural || element.type === TYPE.select) for (const { value } of Object.values(element.options)) look(value);
    }
  };
  look(parse(message));
  return [...found].sort();
}

export interface Problem {
  readonly key: string;
  readonly what: 'missing' | 'extra' | 'other placeholders' | 'plural forms missing' | 'not readable' | 'empty';
  readonly detail?: string;
}

/**
 * What keeps a translation from being offered. A placeholder may become a plural or lose it, as languages differ in
 * what they count; names and the words of a `select` must be the same, and a plural has every form the language tells apart.
 */
export function problemsOf(locale: string, english: Messages, translation: Messages): readonly Problem[] {
  const problems: Problem[] = Object.keys(translation).flatMap((key) =>
    Object.hasOwn(english, key) ? [] : [{ key, what: 'extra' as const }],
  );
  const forms = formsOf(locale);
  for (const [key, message] of Object.entries(english)) {
    const text = Object.hasOwn(translation, key) ? translation[key] : undefined;
    if (text === undefined) problems.push({ key, what: 'missing' });
    else if (text.trim() === '' && message.trim() !== '') problems.push({ key, what: 'empty' });
    else problems.push(...compare(key, message, text, forms));
  }
  return problems;
}

function compare(key: string, message: string, text: string, forms: readonly string[]): readonly Problem[] {
  try {
    const [wanted, found] = [loose(placeholders(message)), loose(placeholders(text))];
    if (wanted !== found) return [{ key, what: 'other placeholders', detail: `wanted ${wanted || 'none'}, found ${found || 'none'}` }];
    const missing = pluralsIn(parse(text)).flatMap((given) => forms.filter((form) => !given.has(form)));
    return missing.length === 0 ? [] : [{ key, what: 'plural forms missing', detail: [...new Set(missing)].join(', ') }];
  } catch (error) {
    return [{ key, what: 'not readable', detail: error instanceof Error ? error.message : String(error) }];
  }
}

/** The forms that a language tells apart for whole numbers as they occur; those for millions may fall to `other`. */
function formsOf(locale: string): readonly string[] {
  const rules = new Intl.PluralRules(locale);
  return [...new Set(Array.from({ length: 200 }, (_, n) => rules.select(n)))];
}

/** The forms of each plural. */
function pluralsIn(elements: readonly MessageFormatElement[]): readonly ReadonlySet<string>[] {
  return elements.flatMap((element) => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const inside = Object.values(element.options).flatMap(({ value }) => pluralsIn(value));
    return element.type === TYPE.plural ? [new Set(Object.keys(element.options)), ...inside] : inside;
  });
}

const loose = (names: readonly string[]): string =>
  [...new Set(names.map((name) => name.replace(/:(plural|number)$/, ':counted')))].join(', ');
