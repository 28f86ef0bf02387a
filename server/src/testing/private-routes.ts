import { LedgerPage } from '@infofi-lens/shared/contracts/ledger';
import { Contest } from '@infofi-lens/shared/contracts/shill';
import { XLink, XStatement } from '@infofi-lens/shared/contracts/x-links';
import type { AccountApi, Person } from './account-api.ts';
import { newContributor } from './contributor.ts';
import { signed } from './device.ts';

/** A route that only its owner may use, and how to tell that something of the owner's came out of it. */
export interface PrivateRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As in the OpenAPI document, below `/v1`: '/alerts/{id}/read'. */
  path: string;
  /** Makes something that belongs to `owner`. */
  prepare?(api: AccountApi, owner: Person): Promise<{ params?: Record<string, string>; body?: unknown; headers?: Record<string, string> }>;
  /** What a stranger gets who asks for the owner's thing with a good token of their own. */
  stranger: 200 | 201 | 204 | 401 | 404 | 409;
}

/** Every private route, one line each. The test of these also fails for one that is missing. */
export const privateRoutes: readonly PrivateRoute[] = [
  { method: 'GET', path: '/auth/me', stranger: 200 },
  { method: 'GET', path: '/me/ledger', prepare: keptLedger, stranger: 200 },
  { method: 'PUT', path: '/me/ledger', prepare: keptLedger, stranger: 409 },
  { method: 'DELETE', path: '/me/ledger', prepare: keptLedger, stranger: 204 },
  { method: 'POST', path: '/profiles/link-x/statement', prepare: wantedStatement, stranger: 404 },
  { method: 'POST', path: '/profiles/link-x', prepare: signedStatement, stranger: 401 },
  { method: 'GET', path: '/profiles/link-x', prepare: keptLink, stranger: 200 },
  { method: 'DELETE', path: '/profiles/link-x/{id}', prepare: keptLink, stranger: 404 },
  { method: 'POST', path: '/auth/logout', stranger: 204 },
  { method: 'POST', path: '/contributors/link', prepare: linkRequest, stranger: 404 },
  { method: 'DELETE', path: '/contributors/link', prepare: linkedDevice, stranger: 404 },
  { method: 'GET', path: '/contributors/mine', prepare: withoutBody, stranger: 200 },
  { method: 'GET', path: '/analytics/comparison/{wallet}', prepare: ownWallet, stranger: 404 },
  { method: 'POST', path: '/profiles/contests', prepare: contest, stranger: 201 },
  { method: 'GET', path: '/profiles/contests', prepare: askedContest, stranger: 200 },
  { method: 'GET', path: '/profiles/mine', prepare: ownedProfile, stranger: 200 },
  { method: 'DELETE', path: '/profiles/mine', prepare: ownedProfileNamed, stranger: 404 },
  { method: 'POST', path: '/profiles/opt-out', prepare: ownedProfileNamed, stranger: 404 },
];

/** A new device's word that it belongs to the owner. */
async function linkRequest({ app, now }: AccountApi, { account }: Person) {
  const { device } = await newContributor(app, now);
  const { body, headers } = signed(device, { contributor: device.id, at: now(), account: account.id });
  return { body: JSON.parse(body), headers };
}

/** A device that is linked to the owner. */
async function linkedDevice(api: AccountApi, owner: Person) {
  const { body, headers } = await linkRequest(api, owner);
  const authorization = `Bearer ${owner.tokens.accessToken}`;
  const linked = await api.app.request('/v1/contributors/link', {
    method: 'POST',
    headers: { ...headers, authorization },
    body: JSON.stringify(body),
  });
  // Once the owner's token has expired nothing can be linked any more; the route is then asked about a device that is not.
  if (linked.status !== 204 && linked.status !== 401) throw new Error(`Linking was refused: ${await linked.text()}`);
  return { body: { contributor: body.contributor } };
}

/** The owner keeps an outcome, and a body that adds another to the very same ledger. */
async function keptLedger(api: AccountApi, owner: Person) {
  const headers = { authorization: `Bearer ${owner.tokens.accessToken}`, 'content-type': 'application/json' };
  const page = LedgerPage.safeParse(await (await api.app.request('/v1/me/ledger', { headers })).json());
  const at = api.now();
  const outcome = { platform: 'galxe', campaignId: owner.account.id, at, won: false, received: [] };
  // Once the owner's token has expired nothing can be kept any more.
  const body = { epoch: page.data?.epoch ?? 'expired', entries: [{ kind: 'outcome', outcome, editedAt: at, device: 'a'.repeat(16) }] };
  if (page.success) await api.app.request('/v1/me/ledger', { method: 'PUT', headers, body: JSON.stringify(body) });
  return { body };
}

async function wantedStatement(_: AccountApi, owner: Person) {
  return { body: { wallet: owner.wallet.address, chainId: 1, xId: '7', handle: 'lumio', public: false } };
}
/** A statement of the owner's wallet, signed and not sent. */
async function signedStatement(api: AccountApi, owner: Person) {
  const headers = { authorization: `Bearer ${owner.tokens.accessToken}` };
  const given = await api.post('/v1/profiles/link-x/statement', (await wantedStatement(api, owner)).body, headers);
  // Once the owner's token has expired nobody gets a text to sign.
  const message = given.status === 200 ? XStatement.parse(await given.json()).message : 'expired';
  return { body: { message, signature: await owner.wallet.signMessage({ message }) } };
}
async function keptLink(api: AccountApi, owner: Person) {
  const { body } = await signedStatement(api, owner);
  const made = await api.post('/v1/profiles/link-x', body, { authorization: `Bearer ${owner.tokens.accessToken}` });
  return { params: { id: made.status === 201 ? XLink.parse(await made.json()).id : crypto.randomUUID() } };
}

async function withoutBody(api: AccountApi, owner: Person) {
  await linkedDevice(api, owner);
  return {};
}

async function ownWallet(_: AccountApi, owner: Person) {
  return { params: { wallet: owner.wallet.address } };
}

async function contest() {
  return { body: { profile: 'x:7', wish: 'own', text: 'This is me.' } };
}

/** The owner asked for the profile to be proven theirs. @returns the number of the contest; `undefined` once their token has expired. */
async function asked(api: AccountApi, owner: Person): Promise<number | undefined> {
  const response = await api.post('/v1/profiles/contests', (await contest()).body, { authorization: `Bearer ${owner.tokens.accessToken}` });
  return response.status === 201 ? Contest.parse(await response.json()).no : undefined;
}
async function askedContest(api: AccountApi, owner: Person) {
  await asked(api, owner);
  return {};
}
async function ownedProfile(api: AccountApi, owner: Person) {
  const no = await asked(api, owner);
  if (no !== undefined) await api.deps.contests.decide(no, 'granted', 'Seen.', { who: 'anna', why: 'a test' });
  return {};
}
async function ownedProfileNamed(api: AccountApi, owner: Person) {
  await ownedProfile(api, owner);
  return { body: { profile: 'x:7' } };
}
