/**
 * How Node is started for the API. `max-semi-space-size`: room for what has just been made, in MB. With half of it, a quarter fewer reads
 * a second; with twice as much, hardly more, in a larger process.
 */
export const nodeOptions: readonly string[] = ['--max-semi-space-size=16', '--disable-warning=ExperimentalWarning'];
