const firstMs = 5_000;
const hourMs = 3_600_000;

/**
 * How long to leave a server alone after so many failures in a row: anything up to a ceiling that doubles each time
 * ("full jitter": browsers that failed together do not come back together).
 * @param random 0 to 1.
 * @param askedMs What the server asked for (`Retry-After`): never less than that.
 * @param longestMs Where the ceiling stays.
 */
export function backoffMs(failures: number, random: number, askedMs = 0, longestMs = hourMs): number {
  const ceiling = Math.min(firstMs * 2 ** Math.max(0, failures - 1), longestMs);
  return Math.max(Math.round(random * ceiling), askedMs, 1_000);
}
