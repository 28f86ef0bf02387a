import type { Page } from '@playwright/test';

/**
 * Every row of one table of the extension's database, read from one of its documents without any code of the product.
 * A database or table that is not there yet is empty.
 */
export const readTable = (page: Page, table: string): Promise<unknown[]> => page.evaluate(rowsOf, table);

/** Runs in the document. */
export async function rowsOf(table: string): Promise<unknown[]> {
  const wanted = 'infofi-lens';
  const present = await indexedDB.databases();
  if (!present.some((database) => database.name === wanted)) return [];
  const result = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await result(indexedDB.open(wanted));
  try {
    if (!database.objectStoreNames.contains(table)) return [];
    return await result(database.transaction(table).objectStore(table).getAll());
  } finally {
    database.close();
  }
}
