import type { EntityChange } from './known-entity.ts';

/**
 * Reads values for lists and orders: of an agreed entity only agreed ones, so that nobody moves it alone;
 * of one that is still unconfirmed whatever was reported, because it is listed as unconfirmed only.
 */
export function usable({ agreed, facts }: Pick<EntityChange, 'agreed' | 'facts'>): (field: string) => unknown {
  return (field) => {
    const fact = facts[field];
    return fact && (!agreed || fact.evidence.status === 'agreed') ? fact.value : undefined;
  };
}
