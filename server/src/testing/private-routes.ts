import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { SessionList } from '@infofi-lens/shared/contracts/account';
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
  prepare?(api: AccountApi, owner: Person): Promise<Asked>;
  /** What a stranger gets who asks for the owner's thing with a good token of their own. */
  stranger: 200 | 201 | 202 | 204 | 401 | 404 | 409;
  /** The same asked of what nobody has: a name that was guessed. Its answer is the one for what is somebody else's. */
  guessed?(api: AccountApi): Promise<Asked> | Asked;
}
export interface Asked {
  params?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Every private route, one line each. The test of these also fails for one that is missing. */
export const privateRoutes: readonly PrivateRoute[] = [
  { method: 'GET', path: '/auth/me', stranger: 200 },
  { method: 'GET', path: '/me/ledger', prepare: keptLedger, stranger: 200 },
  { method: 'PUT', path: '/me/ledger', prepare: keptLedger, stranger: 409 },
  { method: 'DELETE', path: '/me/ledger', prepare: keptLedger, stranger: 204 },
  {
    method: 'POST',
    path: '/profiles/link-x/statement',
    prepare: wantedStatement,
    stranger: 404,
    guessed: () => ({ body: statementOf(nobodysWallet) }),
  },
  { method: 'POST', path: '/profiles/link-x/connect', prepare: wantedOnPage, stranger: 204 },
  { method: 'POST', path: '/profiles/link-x', prepare: signedStatement, stranger: 401 },
  { method: 'GET', path: '/profiles/link-x', prepare: keptLink, stranger: 200 },
  { method: 'DELETE', path: '/profiles/link-x/{id}', prepare: keptLink, stranger: 404, guessed: () => ({ params: { id: randomUUID() } }) },
  { method: 'DELETE', path: '/auth/me', prepare: async () => ({ body: { erase: 'account' } }), stranger: 200 },
  { method: 'POST', path: '/auth/logout', stranger: 204 },
  { method: 'GET', path: '/auth/sessions', stranger: 200 },
  { method: 'DELETE', path: '/auth/sessions', stranger: 200 },
  { method: 'DELETE', path: '/auth/sessions/{id}', prepare: ownSession, stranger: 404, guessed: () => ({ params: { id: randomUUID() } }) },
  { method: 'POST', path: '/auth/password', prepare: newPassword, stranger: 404 },
  { method: 'POST', path: '/auth/email', prepare: newEmail, stranger: 202 },
  { method: 'DELETE', path: '/auth/email', prepare: ownEmail, stranger: 404 },
  { method: 'POST', path: '/profiles/link-wallet', prepare: waitingForWallet, stranger: 202, guessed: () => waitingForNobody },
  { method: 'DELETE', path: '/profiles/link-wallet', prepare: ownWalletNamed, stranger: 404, guessed: () => strangeWallet },
  { method: 'POST', path: '/contributors/link', prepare: linkRequest, stranger: 404, guessed: linkToNobody },
  { method: 'DELETE', path: '/contributors/link', prepare: linkedDevice, stranger: 404, guessed: () => strangeDevice },
  { method: 'GET', path: '/contributors/mine', prepare: withoutBody, stranger: 200 },
  {
    method: 'GET',
    path: '/analytics/comparison/{wallet}',
    prepare: ownWallet,
    stranger: 404,
    guessed: () => ({ params: { wallet: nobodysWallet } }),
  },
  { method: 'POST', path: '/profiles/contests', prepare: contest, stranger: 201 },
  { method: 'GET', path: '/profiles/contests', prepare: askedContest, stranger: 200 },
  { method: 'GET', path: '/profiles/mine', prepare: ownedProfile, stranger: 200 },
  { method: 'DELETE', path: '/profiles/mine', prepare: ownedProfileNamed, stranger: 404, guessed: () => ({ body: { profile: 'x:8' } }) },
  { method: 'POST', path: '/profiles/opt-out', prepare: ownedProfileNamed, stranger: 404, guessed: () => ({ body: { profile: 'x:8' } }) },
];

const nobodysWallet = '0x000000000000000000000000000000000000dEaD';
const strangeDevice = { body: { contributor: 'ab'.repeat(32) } };
const strangeWallet = { body: { address: nobodysWallet } };
const waitingForNobody = { body: { verifier: 'A'.repeat(43) } };

/** The session of the owner that is used; once its token has expired its name can not be asked for any more. */
async function ownSession(api: AccountApi, { tokens }: Person): Promise<Asked> {
  const response = await api.get('/v1/auth/sessions', tokens.accessToken);
  const id = response.ok ? SessionList.parse(await response.json()).items[0]?.id : undefined;
  return { params: { id: id ?? randomUUID() } };
}

/** The owner has an address and a password. */
async function ownEmail(api: AccountApi, owner: Person): Promise<Asked> {
  await api.giveEmail(owner.account.id, `${owner.account.id}@mail.example`);
  return {};
}
async function newPassword(api: AccountApi, owner: Person): Promise<Asked> {
  await ownEmail(api, owner);
  return { body: { current: 'whatever it was', password: 'a long walk in Ghent' } };
}
async function newEmail(_: AccountApi, owner: Person): Promise<Asked> {
  return { body: { email: `${owner.account.id}@mail.example`, password: 'a long walk in Ghent' } };
}

/** An extension of the owner waits for a wallet, which has not signed. */
async function waitingForWallet(api: AccountApi): Promise<Asked> {
  const verifier = randomBytes(32).toString('base64url');
  await api.deps.walletSignIn.prepare({
    address: nobodysWallet,
    chainId: 1,
    purpose: 'add_wallet',
    challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  return { body: { verifier } };
}
async function ownWalletNamed(_: AccountApi, { wallet }: Person): Promise<Asked> {
  return { body: { address: wallet.address } };
}

/** A new device's word that it belongs to an account that nobody has. */
function linkToNobody(api: AccountApi) {
  return linkTo(api, randomUUID());
}
/** A new device's word that it belongs to the owner. */
function linkRequest(api: AccountApi, { account }: Person) {
  return linkTo(api, account.id);
}
async function linkTo({ app, now }: AccountApi, account: string) {
  const { device } = await newContributor(app, now);
  const { body, headers } = signed(device, { contributor: device.id, at: now(), account });
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
  return { body: statementOf(owner.wallet.address) };
}
const statementOf = (wallet: string) => ({ wallet, chainId: 1, xId: '7', handle: 'lumio', public: false });

/** What an extension says that begins to wait for a statement. */
async function wantedOnPage() {
  const challenge = createHash('sha256').update(randomBytes(32)).digest('base64url');
  return { body: { challenge, xId: '7', handle: 'lumio', public: false } };
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
  return { params: { id: made.status === 201 ? XLink.parse(await made.json()).id : randomUUID() } };
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
