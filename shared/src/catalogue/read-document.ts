import type * as z from 'zod/mini';

/** UTF-16 units of a document beside the facts at most. */
export const maxDocumentText = 2_097_152;

/** @returns what the text holds in the form of the schema, or why it is refused, as a sentence. */
export function readDocument<T>(text: string, schema: z.ZodMiniType<T>): { value: T } | { refused: string } {
  if (text.length > maxDocumentText) return { refused: 'The document is too long.' };
  // Parsers drop this key without a word; nobody writes it by accident.
  if (text.includes('"__proto__"')) return { refused: 'The document names what every object inherits from.' };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { refused: 'The document is no JSON.' };
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  return { refused: `${issue?.path.join('.') || 'document'}: ${issue?.message || 'is not what it should be'}` };
}
