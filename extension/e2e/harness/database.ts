import type { Page } from '@playwright/test';

/**
 * Every row of one table of the extension's database, read from one of its documents without any code of the product.
 * A database or table that is not there yet is empty.
 */
export function readTable(page: Page, table: string): Promise<unknown[]> {
  return page.evaluate(async (name) => {
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
      if (!database.objectStoreNames.contains(name)) return [];
      return await result(database.transaction(name).objectStore(name).getAll());
    } finally {
      database.close();
    }
  }, table);
}
