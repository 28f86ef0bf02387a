import * as z from 'zod/mini';
import { isKind } from '../facts/catalog.ts';
import { platforms } from '../facts/entity.ts';
import { RefusedError } from '../signing/trust.ts';
import { usualMethod } from './encode.ts';
import { type Clock, evidenceReader } from './evidence-columns.ts';
import { CatalogueFile, type Group } from './file-schema.ts';
import type { FieldPatch, Patch } from './patch.ts';

const hows = { '0': 'changed', '1': 'fresh', '2': 'gone' } as const;

/**
 * Unpacks a file. What it says of a field is not yet checked against the field's declaration.
 * @throws {RefusedError} `malformed` when its columns do not fit together.
 */
export function decode(text: string): Patch[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw malformed(cause);
  }
  const file = z.safeParse(CatalogueFile, json);
  if (!file.success) throw malformed(file.error);
  return file.data.groups.flatMap((group) => decodeGroup(group, file.data));
}

function decodeGroup(group: Group, clock: Clock): Patch[] {
  const { kind, how } = group;
  const platform = platforms.find((one) => one === group.platform);
  if (platform === undefined || !isKind(kind)) return [];
  const many = group.ids.length;
  if (how.length !== many) throw malformed();
  const ids = readIds(group.ids);
  const fields: Record<string, FieldPatch>[] = ids.map(() => ({}));
  const shared = sharedEvidence(group, clock);
  for (const [name, column] of Object.entries(group.fields)) {
    if (column.rows.length !== many) throw malformed();
    const usual = usualMethod(kind, name);
    const own = evidenceReader(column.own, clock);
    let at = 0;
    for (let row = 0; row < many; row++) {
      const digit = column.rows[row];
      const into = fields[row];
      if (digit === '0' || !into) continue;
      if (digit === '5') {
        into[name] = null;
        continue;
      }
      const common = shared[row];
      const evidence = digit === '1' || digit === '3' ? common && { ...common, method: usual } : own(usual);
      if (!evidence) throw malformed();
      if (digit === '3' || digit === '4') into[name] = { evidence };
      else {
        if (at >= column.values.length) throw malformed();
        into[name] = { value: column.values[at++], evidence };
      }
    }
    if (at !== column.values.length || own(usual)) throw malformed();
  }
  return ids.map((id, row) => ({ platform, kind, id, how: hows[how[row] as keyof typeof hows], fields: fields[row] ?? {} })); // the schema admits only these digits
}

/** Entities that have any evidence in this file have a shared one. */
function sharedEvidence({ ids, fields, evidence }: Group, clock: Clock) {
  const next = evidenceReader(evidence, clock);
  const columns = Object.values(fields);
  const shared = ids.map((_, row) => (columns.some(({ rows }) => isStated(rows[row])) ? next('mode-quorum') : undefined));
  if (next('mode-quorum')) throw malformed();
  return shared;
}
const isStated = (digit: string | undefined) => digit !== undefined && digit !== '0' && digit !== '5';

function readIds(coded: readonly string[]): string[] {
  let before = '';
  return coded.map((one) => {
    const length = Number.parseInt(one.charAt(0), 36);
    if (!(length <= before.length)) throw malformed();
    before = before.slice(0, length) + one.slice(1);
    return before;
  });
}

const malformed = (cause?: unknown) =>
  new RefusedError('malformed', 'A file of the catalogue does not have the form it should have.', cause === undefined ? {} : { cause });
