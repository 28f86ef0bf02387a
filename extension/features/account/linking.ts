import type { LinkedContributors } from '@infofi-lens/shared/contracts/standing';
import type { ContributorId } from '@infofi-lens/shared/units';
import { linksApi } from '../../api/links.ts';
import { send } from '../../messaging/send.ts';
import { connection, tokenFor } from './server.ts';

/** A device key that belongs to the account. */
export type Linked = LinkedContributors['items'][number];

/** The account's device keys, oldest link first. All three throw {@link request}'s errors and {LensError} `signed_out`. */
export async function linkedBrowsers(server: string): Promise<Linked[]> {
  return linksApi(connection(server)).mine(await tokenFor(server));
}

/** Links this browser's device key. The worker signs for it. @throws {LensError} also `never_sent`. */
export async function linkThisBrowser(server: string, account: string): Promise<void> {
  const { body, signature } = await send('sign-link', { account });
  await linksApi(connection(server)).link({ bytes: new TextEncoder().encode(body), signature }, await tokenFor(server));
}

export async function unlinkBrowser(server: string, contributor: ContributorId): Promise<void> {
  await linksApi(connection(server)).unlink({ contributor }, await tokenFor(server));
}
