import * as z from 'zod/mini';

/** Whether a value is one of a certain type. */
export type Guard = (value: unknown) => boolean;

/**
 * The question `z.safeParse(schema, value).success` as a plain function, made once from the schema's own definition. Readers
 * ask it for every field of every entry of a page, where building zod's answer costs several times the check itself.
 * Whatever is not known here is asked of zod, so the answer is always zod's.
 */
export function guardOf(schema: z.core.$ZodType): Guard {
  const { def } = (schema as z.core.$ZodTypes)._zod; // zod's union of its own types, made for telling them apart by `def.type`
  const type = def.type === 'template_literal' ? matches(schema._zod.pattern) : typeGuard(def);
  const format = 'check' in def ? [schema as unknown as z.core.$ZodCheck] : []; // a type that carries a check itself (z.int) is one
  const checks = [...format, ...(def.checks ?? [])].map(checkGuard);
  if (type === undefined || checks.includes(undefined)) return (value) => z.safeParse(schema, value).success;
  return checks.reduce<Guard>((before, check) => (check ? (value) => before(value) && check(value) : before), type);
}

function typeGuard(def: z.core.$ZodTypes['_zod']['def']): Guard | undefined {
  switch (def.type) {
    case 'string':
      return def.coerce ? undefined : (value) => typeof value === 'string';
    case 'number':
      return def.coerce ? undefined : Number.isFinite;
    case 'boolean':
      return def.coerce ? undefined : (value) => typeof value === 'boolean';
    case 'enum':
      return oneOf(Object.values(def.entries));
    case 'literal':
      return oneOf(def.values);
    case 'nullable':
      return either(null, guardOf(def.innerType));
    case 'optional':
      return either(undefined, guardOf(def.innerType));
    case 'array':
      return listOf(guardOf(def.element));
    case 'object':
      return def.catchall?._zod.def.type === 'never' ? recordOf(def.shape) : undefined;
    default:
      return undefined;
  }
}

/** A text that a pattern without memory (no `g`, no `y`) finds good. */
function matches(pattern: RegExp | undefined): Guard | undefined {
  if (!pattern || pattern.global || pattern.sticky) return undefined;
  return (value) => typeof value === 'string' && pattern.test(value);
}

function oneOf(values: readonly unknown[]): Guard {
  const known = new Set(values);
  return (value) => known.has(value);
}

function either(allowed: null | undefined, inner: Guard): Guard {
  return (value) => value === allowed || inner(value);
}

function listOf(entry: Guard): Guard {
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (const one of value) if (!entry(one)) return false; // `every` would pass over holes
    return true;
  };
}

function recordOf(shape: Readonly<Record<string, z.core.$ZodType>>): Guard {
  const parts = Object.entries(shape).map(([name, schema]) => ({ name, accepts: guardOf(schema) }));
  const names = new Set(Object.keys(shape));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const record = value as Readonly<Record<string, unknown>>; // any object may be asked for a name
    for (const { name, accepts } of parts) if (!accepts(record[name])) return false;
    for (const name of Object.keys(record)) if (!names.has(name)) return false;
    return true;
  };
}

/**
 * A check, asked on its own: most values pass at a glance, and zod is asked about the others.
 * @returns `undefined` for a check that might do more than look at the value.
 */
function checkGuard(check: z.core.$ZodCheck<never>): Guard | undefined {
  const { def } = check._zod as (z.core.$ZodChecks | z.core.$ZodCustom)['_zod']; // zod's union of its own checks
  const ask = asking(check);
  switch (def.check) {
    case 'custom':
      return def.when ? ask : (value) => Boolean(def.fn(value));
    case 'max_length': // in characters, of which a text has no more than units
      return (value) => (value as string | unknown[]).length <= def.maximum || ask(value);
    case 'min_length':
      return (value) => (value as string | unknown[]).length >= 2 * def.minimum || ask(value);
    case 'greater_than':
      return (value) => (value as number) > (def.value as number) || ask(value);
    case 'less_than':
      return (value) => (value as number) < (def.value as number) || ask(value);
    case 'number_format':
    case 'string_format':
      return ask;
    default:
      return undefined;
  }
}

function asking(check: z.core.$ZodCheck<never>): Guard {
  const { def } = check._zod;
  const payload: z.core.ParsePayload<never> = { value: undefined as never, issues: [] };
  return (value) => {
    payload.value = value as never; // of the check's type: the guard of its type was asked before
    if (def.when?.(payload) === false) return true;
    check._zod.check(payload);
    const fits = payload.issues.length === 0;
    if (!fits) payload.issues = [];
    return fits;
  };
}
