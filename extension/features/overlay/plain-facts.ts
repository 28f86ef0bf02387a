import { fileURLToPath } from 'node:url';
import type { Field } from '@infofi-lens/shared/facts/field';
import { facts } from '@infofi-lens/shared/facts/table';

const shared = fileURLToPath(new URL('../../../shared/src/', import.meta.url));
const table = `${shared}facts/table.ts`;

/**
 * Gives a script the table of facts as plain data. The overlay shows values that were checked long before, so it needs what is
 * said of fields and not what checks them: with the schemas it would bring the whole of zod into a page, and start it there.
 */
export const plainFacts = () => ({
  name: 'plain-facts',
  enforce: 'pre' as const,
  load: (id: string) => (id === table ? `export const facts = ${JSON.stringify(withoutChecks())};` : undefined),
  /** Schemas are made when their module is imported. What is shared does nothing else by that, so what nobody uses of it can go. */
  transform: (code: string, id: string) => (id.startsWith(shared) ? { code, map: null, moduleSideEffects: false } : undefined),
});

function withoutChecks() {
  const plain = ({ schema: _, accepts: __, ...said }: Field) => said;
  const ofKind = (fields: Readonly<Record<string, Field>>) =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, plain(field)]));
  return Object.fromEntries(Object.entries(facts).map(([kind, fields]) => [kind, ofKind(fields)]));
}
