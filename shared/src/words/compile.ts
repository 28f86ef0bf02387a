import compile from 'icu-minify/compile';

const saidLiterally = /\bsay(<[^(]*>)?\(\s*('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")/g;

/**
 * The code of a `words.ts` with the messages that it holds compiled, so that no parser of them has to travel.
 * @throws on a message that can not be read.
 */
export const compiledWords = (code: string): string =>
  code.replace(
    saidLiterally,
    (_, types: string | undefined, literal: string) => `say${types ?? ''}(${JSON.stringify(compile(unquoted(literal)))}`,
  );

const unquoted = (literal: string): string =>
  JSON.parse(
    `"${literal
      .slice(1, -1)
      .replace(/\\'/g, "'")
      .replace(/(?<!\\)"/g, '\\"')}"`,
  );
