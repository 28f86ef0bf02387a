import { LensError } from '@infofi-lens/shared/errors';

/**
 * Whether something signed is meant for this server.
 * @param named Origin that was signed; `undefined`: none, as older browsers do.
 * @param own Origin under which people reach this server; `undefined`: nobody has said what it is, so it can not be checked.
 * @throws {LensError} `wrong_audience`
 */
export function checkAudience(named: string | undefined, own: string | undefined): void {
  if (named === undefined || own === undefined || plain(named) === plain(own)) return;
  throw new LensError('wrong_audience', `This was signed for ${named}; this server is ${own}.`);
}

/** This machine has three names, all of which lead to the same server. */
function plain(origin: string): string {
  return origin.replace(/^http:\/\/(localhost|\[::1\])(?=:|$)/, 'http://127.0.0.1');
}
