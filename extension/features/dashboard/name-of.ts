import { type Known, usableFields } from '@infofi-lens/shared/facts/known';

/** What an entity is called: its name, a person's name, an account's handle, the beginning of a text. */
export function nameOf(entity: Known): string | undefined {
  const fields: Readonly<Record<string, unknown>> = usableFields(entity, { unconfirmed: true });
  const name = fields.name ?? fields.displayName ?? fields.handle ?? fields.alias ?? fields.text;
  return typeof name === 'string' ? name.slice(0, 120) : undefined;
}
