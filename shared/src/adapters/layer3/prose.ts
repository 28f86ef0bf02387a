import { givenText } from '../given.ts';
import { isRecord, parseJson, read } from '../json.ts';

const blocks = ['paragraph', 'heading', 'listItem', 'list_item', 'blockquote', 'codeBlock', 'code_block', 'tableRow'];

/**
 * A description as plain text. Layer3 writes texts as ProseMirror documents (`{type: 'doc', content: […]}`, also as JSON in
 * a text): their words stay, each block on its own line, marks and pictures go.
 * @returns `undefined` for nothing said; something refusable for what is neither text nor a document.
 */
export function prose(value: unknown): unknown {
  const document = typeof value === 'string' && value.startsWith('{"') ? (parseJson(value) ?? value) : value;
  if (!isRecord(document)) return givenText(document);
  if (!Array.isArray(read(document, 'content'))) return read(document, 'type') === 'doc' ? undefined : givenText(document);
  return textOf(document) || undefined;
}

function textOf(document: unknown): string {
  const parts: string[] = [];
  const waiting: unknown[] = [document];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') parts.push(node);
    const type = read(node, 'type');
    const text = read(node, 'text');
    if (typeof text === 'string') parts.push(text);
    if (type === 'hardBreak' || type === 'hard_break') parts.push('\n');
    const content = read(node, 'content');
    if (!Array.isArray(content)) continue;
    if (typeof type === 'string' && blocks.includes(type)) waiting.push('\n'); // after its content: the stack is read backwards
    for (let i = content.length - 1; i >= 0; i -= 1) if (isRecord(content[i])) waiting.push(content[i]);
  }
  return parts
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
