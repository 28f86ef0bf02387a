import type { AnyObservation } from '../facts/observation.ts';

/** What a page's own data said of campaigns, by id, as far as a card on the screen may say it too. */
export type ByData = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

export interface CrossChecked {
  /** Of campaigns that the data did not tell of, with the fields that may be believed. */
  readonly observations: readonly AnyObservation[];
  /** Fields in which the screen says something else than the data. */
  readonly contradicted: readonly string[];
}

/** Needs no proof: it follows from the link itself. */
const fromLink = 'url';
/** A counter moves while a page is open; a shortened number is cut. */
const near = 0.1;

/**
 * Holds what was read off the screen against what the page's own data said of the same things: a selector that has come to
 * find something else is found out by that. A field of the screen is believed where, on this page, the two agree on it for at
 * least one campaign and for nine of ten; where they never met, nothing shows that it is still what it was.
 */
export function crossCheck(screen: readonly AnyObservation[], data: ByData): CrossChecked {
  const meetings = new Map<string, { agree: number; differ: number }>();
  for (const { id, fields } of screen) {
    const told = data.get(id);
    if (told === undefined) continue;
    for (const [name, value] of Object.entries(fields)) {
      const agrees = agreeOn(name, value, told);
      if (agrees === undefined) continue;
      const met = meetings.get(name) ?? { agree: 0, differ: 0 };
      meetings.set(name, met);
      if (agrees) met.agree += 1;
      else met.differ += 1;
    }
  }
  const believed = new Set([...meetings].flatMap(([name, { agree, differ }]) => (agree > 0 && differ <= agree / 9 ? [name] : [])));
  const observations = screen.flatMap((observation) => {
    if (data.has(observation.id)) return [];
    const fields = Object.entries(observation.fields).filter(([name]) => name === fromLink || believed.has(name));
    if (fields.every(([name]) => name === fromLink)) return []; // an address alone is no sighting
    return [{ ...observation, fields: Object.fromEntries(fields) } as AnyObservation]; // fewer optional fields of the same kind
  });
  return { observations, contradicted: [...meetings].flatMap(([name, { differ }]) => (differ > 0 && !believed.has(name) ? [name] : [])) };
}

/** @returns `undefined` where the data say nothing about it. */
function agreeOn(name: string, value: unknown, told: Readonly<Record<string, unknown>>): boolean | undefined {
  const other = told[name === 'participantsAtLeast' ? 'participants' : name];
  if (other === undefined || name === fromLink) return undefined;
  if (typeof value === 'string' && typeof other === 'string') return sameWords(value, other);
  if (typeof value !== 'number' || typeof other !== 'number') return value === other;
  return name.startsWith('participants') ? Math.abs(value - other) <= Math.max(other * near, 5) : value === other;
}

/** A card may cut a long title off. */
function sameWords(shown: string, told: string): boolean {
  const [a, b] = [plain(shown), plain(told)];
  return a === b || (/(…|\.\.\.)$/.test(a) && b.startsWith(a.replace(/(…|\.\.\.)$/, '').trim()));
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
