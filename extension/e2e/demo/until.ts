import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until it is so. @returns whether it came to be within `patience` milliseconds. */
export async function until(isSo: () => Promise<boolean>, patience: number): Promise<boolean> {
  const end = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > end) return false;
    await delay(100);
  }
  return true;
}
