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
  readonly what: 'missing' | 'extra' | 'other placeholders' | 'not readable' | 'empty';
  readonly detail?: string;
}

/**
 * What keeps a translation from being offered. A placeholder may become a plural or lose it, as languages differ in
 * what they count; names and the words of a `select` must be the same.
 */
export function problemsOf(english: Messages, translation: Messages): readonly Problem[] {
  const problems: Problem[] = Object.keys(translation).flatMap((key) =>
    Object.hasOwn(english, key) ? [] : [{ key, what: 'extra' as const }],
  );
  for (const [key, message] of Object.entries(english)) {
    const text = Object.hasOwn(translation, key) ? translation[key] : undefined;
    if (text === undefined) problems.push({ key, what: 'missing' });
    else if (text.trim() === '' && message.trim() !== '') problems.push({ key, what: 'empty' });
    else problems.push(...comparePlaceholders(key, message, text));
  }
  return problems;
}

function comparePlaceholders(key: string, message: string, text: string): readonly Problem[] {
  try {
    const [wanted, found] = [loose(placeholders(message)), loose(placeholders(text))];
    return wanted === found ? [] : [{ key, what: 'other placeholders', detail: `wanted ${wanted || 'none'}, found ${found || 'none'}` }];
  } catch (error) {
    return [{ key, what: 'not readable', detail: error instanceof Error ? error.message : String(error) }];
  }
}

const loose = (names: readonly string[]): string =>
  [...new Set(names.map((name) => name.replace(/:(plural|number)$/, ':counted')))].join(', ');
