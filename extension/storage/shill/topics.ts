import type { ShillBoard } from '@infofi-lens/shared/scoring/shill/input';

/** Topics of boards that a text names as words of its own, with or without `$`, `#` or `@`. `undefined`: the text is not known. */
export function topicsIn(text: string | undefined, boards: readonly Pick<ShillBoard, 'topic'>[]): string[] | undefined {
  if (text === undefined) return undefined;
  const words = plain(text);
  return [...new Set(boards.flatMap(({ topic }) => (topic !== undefined && words.includes(plain(topic)) ? [topic] : [])))];
}

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
