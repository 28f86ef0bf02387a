import os from 'node:os';

const megabyte = 1_048_576;
const least = 128;
const most = 4_096;

/**
 * How much of the machine's memory the embedded PostgreSQL may keep pages in, as its setting `shared_buffers`: a quarter, as its
 * manual advises, from 128 MB (its own default) to 4 GB. Only what the data needs is taken. What has no place there is left to the
 * system's cache, which gives a page away that nobody asked for in a while: who asks next waits for the disk.
 * @param memory Bytes that this process may use at most.
 */
export function sharedBuffers(memory = memoryOfThisMachine()): string {
  return `${Math.min(most, Math.max(least, Math.floor(memory / 4 / megabyte)))}MB`;
}

/** In a container what that is allowed, which may be less than the machine has. */
function memoryOfThisMachine(): number {
  return Math.min(os.totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY); // 0: nobody set a limit
}
