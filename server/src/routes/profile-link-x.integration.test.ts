import { createHash, randomBytes } from 'node:crypto';
import { matchingCode } from '@infofi-lens/shared/auth/matching-code';
import { Comparison } from '@infofi-lens/shared/contracts/comparison';
import { Problem } from '@infofi-lens/shared/contracts/problem';
import { ShillAnswer } from '@infofi-lens/shared/contracts/shill';
import { XLink, XLinks, XStatement } from '@infofi-lens/shared/contracts/x-links';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { xLinkStore } from '../stores/x-link-store.ts';
import { type AccountApi, accountApi, type Person } from '../testing/account-api.ts';
import { accountSeen, newContributor, postSeen, rowSeen } from '../testing/contributor.ts';
import { crowdApi } from '../testing/crowd-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';

let db: TestDatabase;
let api: AccountApi;
let owner: Person;
let stranger: Person;
beforeAll(async () => {
  db = await freshDatabase();
  api = accountApi(db.sql);
});
beforeEach(async () => {
  await db.sql`delete from x_links`;
  await db.sql`delete from owned_profiles`;
  [owner, stranger] = await Promise.all([api.person(), api.person()]);
});
afterAll(() => db.drop());

const signed = (person: Person) => ({ authorization: `Bearer ${person.tokens.accessToken}` });
const ask = (person: Person, change: Record<string, unknown> = {}) =>
  api.post(
    '/v1/profiles/link-x/statement',
    { wallet: person.wallet.address, chainId: 1, xId: '7', handle: 'lumio', public: false, ...change },
    signed(person),
  );
const statement = async (person: Person, change?: Record<string, unknown>) =>
  XStatement.parse(await (await ask(person, change)).json()).message;
async function send(person: Person, message: string, by = person): Promise<Response> {
  return api.post('/v1/profiles/link-x', { message, signature: await by.wallet.signMessage({ message }) }, signed(person));
}
async function link(person: Person, change?: Record<string, unknown>): Promise<XLink> {
  const response = await send(person, await statement(person, change));
  if (response.status !== 201) throw new Error(await response.text());
  return XLink.parse(await response.json());
}
const own = async (person: Person) => XLinks.parse(await (await api.get('/v1/profiles/link-x', person.tokens.accessToken)).json()).items;
const revoke = (person: Person, id: string) => api.app.request(`/v1/profiles/link-x/${id}`, { method: 'DELETE', headers: signed(person) });
const codeOf = async (response: Response) => [response.status, Problem.parse(await response.json()).code];
const prove = (person: Person) =>
  db.sql`insert into owned_profiles (platform, profile_id, account_id, since) values ('x', '7', ${person.account.id}, ${api.now()})`;

describe('a statement that an X account is mine', () => {
  it('says in words what is signed, for whom, and that it can be revoked', async () => {
    const message = await statement(owner);
    expect(message).toContain('I state that the X account @lumio (id 7) is mine.');
    expect(message).toContain('for me alone');
    expect(message).toMatch(/^lens\.test:8787 wants you/);
    expect(await statement(owner, { public: true })).toContain('where everybody can see it');
  });

  it('is kept with its signature, as sure as a statement is', async () => {
    const made = await link(owner);
    expect(made).toMatchObject({ wallet: owner.wallet.address, xId: '7', confidence: 0.5, conflicts: 0, basis: 'stated', public: false });
    expect(await own(owner)).toEqual([made]);
    expect(await own(stranger)).toEqual([]);
  });

  it('is made for the wallets of the account alone', async () => {
    expect(await codeOf(await ask(owner, { wallet: stranger.wallet.address }))).toEqual([404, 'not_found']);
    const message = await statement(owner);
    expect(await codeOf(await send(stranger, message, owner))).toEqual([401, 'nonce_unknown']);
    expect(await codeOf(await send(owner, message, stranger))).toEqual([401, 'siwe_bad_signature']);
    expect((await send(owner, message)).status).toBe(201);
  });

  it('works once, for ten minutes, and unchanged', async () => {
    const message = await statement(owner);
    expect(await codeOf(await send(owner, message.replace('@lumio (id 7)', '@other (id 8)')))).toEqual([401, 'siwe_wrong_statement']);
    expect((await send(owner, message)).status).toBe(201);
    expect(await codeOf(await send(owner, message))).toEqual([401, 'nonce_unknown']);
    const late = await statement(owner);
    api.pass(10 * 60_000);
    expect(await codeOf(await send(owner, late))).toEqual([401, 'nonce_expired']);
  });

  it('signs nobody in, and a text to sign in with links nothing', async () => {
    const message = await statement(owner);
    expect(await codeOf(await api.login(owner.wallet, message))).toEqual([401, 'nonce_unknown']);
    expect(await codeOf(await send(owner, (await api.message(owner.wallet)).message))).toEqual([401, 'nonce_unknown']);
  });

  it('is less sure for all who state the same, and certain for nobody until a code was seen on the profile', async () => {
    await link(owner);
    await link(stranger);
    for (const one of [owner, stranger]) expect(await own(one)).toMatchObject([{ confidence: 0.25, conflicts: 1, basis: 'stated' }]);
    await prove(stranger);
    expect(await own(stranger)).toMatchObject([{ confidence: 0.95, basis: 'seen' }]);
    expect(await own(owner)).toMatchObject([{ confidence: 0, basis: 'stated' }]);
  });

  it('is revoked by its owner alone, and is gone with its signature', async () => {
    const { id } = await link(owner);
    expect((await revoke(stranger, id)).status).toBe(404);
    expect((await revoke(owner, crypto.randomUUID())).status).toBe(404);
    expect((await revoke(owner, id)).status).toBe(204);
    expect(await own(owner)).toEqual([]);
    expect(await db.sql`select from x_links`).toHaveLength(0);
    expect((await revoke(owner, id)).status).toBe(404);
  });

  it('goes with its wallet', async () => {
    await link(owner);
    await db.sql`delete from account_wallets where address = ${owner.wallet.address}`;
    expect(await own(owner)).toEqual([]);
  });
});

describe('a statement that is signed on the connect page, for an extension that waits', () => {
  const pkce = () => {
    const verifier = randomBytes(32).toString('base64url');
    return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
  };
  const wait = (person: Person, challenge: string, change: Record<string, unknown> = {}) =>
    api.post('/v1/profiles/link-x/connect', { challenge, xId: '7', handle: 'lumio', public: true, ...change }, signed(person));
  const askOnPage = (challenge: string, { wallet: { address } }: Person) =>
    api.post('/v1/auth/x-statement', { challenge, address, chainId: 1 });
  const textFor = async (challenge: string, person: Person) => XStatement.parse(await (await askOnPage(challenge, person)).json()).message;
  const handIn = async (message: string, { wallet }: Person) =>
    api.post('/v1/auth/x-signature', { message, signature: await wallet.signMessage({ message }) });
  const fetched = (person: Person, verifier: string) => api.post('/v1/profiles/link-x', { verifier }, signed(person));
  /** The owner waits, and their wallet has signed. */
  async function signedOnPage() {
    const { verifier, challenge } = pkce();
    await wait(owner, challenge);
    const message = await textFor(challenge, owner);
    expect(await (await handIn(message, owner)).json()).toEqual({ status: 'handed_over' });
    return { verifier, challenge, message };
  }

  it('is the extension’s once a wallet of the account has signed, and shows its code in the text', async () => {
    const { verifier, challenge } = pkce();
    expect((await wait(owner, challenge)).status).toBe(204);
    expect([(await fetched(owner, verifier)).status, await own(owner)]).toEqual([202, []]);
    const message = await textFor(challenge, owner);
    expect(message).toContain('I state that the X account @lumio (id 7) is mine. InfoFi Lens may join it with this wallet where everybody');
    expect(message).toContain(`Go on only if your extension shows the code ${matchingCode(challenge)}.`);
    expect((await fetched(owner, verifier)).status).toBe(202);
    expect((await handIn(message, owner)).status).toBe(200);
    expect(await own(owner)).toEqual([]); // signed is not kept: only who waits for it says whose it is
    const answer = await fetched(owner, verifier);
    expect([answer.status, XLink.parse(await answer.json())]).toEqual([201, (await own(owner))[0]]);
    expect(await own(owner)).toMatchObject([{ wallet: owner.wallet.address, handle: 'lumio', public: true, message }]);
  });

  it('is handed over once, and its signature lies nowhere else afterwards', async () => {
    const { verifier, challenge, message } = await signedOnPage();
    expect(await codeOf(await handIn(message, owner))).toEqual([409, 'connect_already_approved']);
    expect(await codeOf(await askOnPage(challenge, owner))).toEqual([409, 'connect_already_approved']);
    const both = await Promise.all([fetched(owner, verifier), fetched(owner, verifier)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
    expect(await codeOf(await fetched(owner, verifier))).toEqual([410, 'connect_already_redeemed']);
    expect(await db.sql`select from x_link_waits where message is not null or signature is not null`).toHaveLength(0);
    expect(await db.sql`select from x_link_nonces where challenge = ${challenge}`).toHaveLength(0);
  });

  it('is asked for by the wallets of the account that waits alone, and fetched by that account alone', async () => {
    const { verifier, challenge } = await signedOnPage();
    expect(await codeOf(await fetched(stranger, verifier))).toEqual(await codeOf(await fetched(stranger, pkce().verifier)));
    expect(await own(stranger)).toEqual([]);
    const next = pkce();
    await wait(owner, next.challenge);
    expect(await codeOf(await askOnPage(next.challenge, stranger))).toEqual([404, 'wallet_not_yours']);
    expect(await codeOf(await handIn(await textFor(next.challenge, owner), stranger))).toEqual([401, 'siwe_bad_signature']);
    expect(await codeOf(await wait(stranger, next.challenge))).toEqual([409, 'connect_already_approved']);
    expect(await codeOf(await fetched(owner, verifier))).toEqual([410, 'connect_expired']); // another try took its place
    expect(challenge).not.toBe(next.challenge);
  });

  it('is of what the extension said, to the letter', async () => {
    const { challenge } = pkce();
    await wait(owner, challenge, { public: false });
    const message = await textFor(challenge, owner);
    expect(await codeOf(await handIn(message.replace('for me alone', 'where everybody can see it'), owner))).toEqual([
      401,
      'siwe_wrong_statement',
    ]);
    expect(await codeOf(await handIn(message.replace(challenge, pkce().challenge), owner))).toEqual([401, 'siwe_wrong_request']);
  });

  it.each([{}, { message: 'I state' }, { signature: '0x00' }, { message: 'I state', signature: '0x00', verifier: 'A'.repeat(43) }])(
    'is asked for by a verifier alone, or handed in with its signature: not by %j',
    async (body) => expect(await codeOf(await api.post('/v1/profiles/link-x', body, signed(owner)))).toEqual([400, 'invalid_input']),
  );

  it('lives for ten minutes, and what was never fetched is removed', async () => {
    const { verifier } = await signedOnPage();
    api.pass(10 * 60_000);
    expect(await codeOf(await fetched(owner, verifier))).toEqual([410, 'connect_expired']);
    await xLinkStore(db.sql).sweep((api.now() + 1) as typeof owner.account.createdAt);
    expect(await db.sql`select from x_link_waits where account_id = ${owner.account.id}`).toHaveLength(0);
    expect(await db.sql`select from x_link_nonces where account_id = ${owner.account.id}`).toHaveLength(0);
  });

  it('signs nobody in, and adds no wallet', async () => {
    const { verifier } = await signedOnPage();
    expect((await api.post('/v1/auth/connect-token', { verifier })).status).toBe(202);
    expect((await api.post('/v1/profiles/link-wallet', { verifier }, signed(stranger))).status).toBe(202);
    const { challenge } = pkce();
    await wait(owner, challenge);
    expect(await codeOf(await api.login(owner.wallet, await textFor(challenge, owner)))).toEqual([401, 'nonce_unknown']);
    const toSignIn = await api.message(owner.wallet, challenge);
    expect(await codeOf(await handIn(toSignIn.message, owner))).toEqual([401, 'nonce_unknown']);
  });

  it('is never taken from a text that was given out to be signed elsewhere', async () => {
    const { verifier, challenge } = pkce();
    await wait(owner, challenge);
    expect(await codeOf(await handIn(await statement(owner), owner))).toEqual([401, 'nonce_unknown']);
    expect((await fetched(owner, verifier)).status).toBe(202);
  });
});

describe('what is joined by it', () => {
  let crowd: ReturnType<typeof crowdApi>;
  let people: Awaited<ReturnType<typeof newContributor>>[];
  async function seen(items: readonly object[]) {
    for (const one of people) expect((await one.share(items)).status).toBe(200);
    await crowd.settleAll();
  }
  beforeAll(async () => {
    crowd = crowdApi(db.sql, api.now);
    people = [];
    for (let n = 0; n < 3; n += 1) people.push(await newContributor(crowd.app, api.now));
    await seen([accountSeen(api.now(), '7', { followers: 2_000 }), rowSeen(api.now(), '7', 0.02)]);
    await crowd.follow();
  });
  const compare = async (person: Person) =>
    Comparison.parse(await (await api.get(`/v1/analytics/comparison/${person.wallet.address}`, person.tokens.accessToken)).json());

  it('is where the X account stands, for the owner of that wallet alone, with how sure it is; until it is revoked', async () => {
    expect((await compare(owner)).accounts).toEqual([]);
    const { id } = await link(owner);
    expect(await compare(owner)).toMatchObject({
      accounts: [{ person: 'x:7', by: 'signed-link', confidence: 0.5 }],
      platforms: [{ platform: 'kaito', seats: [{ subjectId: '7' }] }],
    });
    expect((await compare(stranger)).accounts).toEqual([]);
    const foreign = await api.get(`/v1/analytics/comparison/${owner.wallet.address}`, stranger.tokens.accessToken);
    expect(foreign.status).toBe(404);
    await revoke(owner, id);
    expect(await compare(owner)).toMatchObject({ accounts: [], platforms: [] });
  });

  it('is nothing where somebody else has proven that the account is theirs', async () => {
    await link(owner);
    await prove(stranger);
    expect((await compare(owner)).accounts).toEqual([]);
  });

  it('is in the public score only where everybody may see it, and no more once it is revoked', async () => {
    const score = async () => ShillAnswer.parse(await (await crowd.app.request('/v1/analytics/shill-score/x:7')).json());
    const again = async () => {
      await crowd.markAll();
      await crowd.scoreAll();
      return score();
    };
    const wallet = owner.wallet.address;
    for (let nth = 0; nth < 4; nth += 1) {
      const points = { ...rowSeen(api.now(), wallet.toLowerCase(), 0, 'points:1'), platform: 'galxe', adapter: 'galxe@1' };
      const fields = { boardId: 'points:1', subjectId: wallet.toLowerCase(), score: 20 + nth * nth };
      await seen([postSeen(api.now(), '7', api.now() - 7_200_000, { views: 1_000, likes: 9 }, 90 + nth), { ...points, fields }]);
      api.pass(180_000); // within the life of a token
    }
    const before = await again();
    expect(before.joined.map(({ because }) => because)).not.toContain('signed-link');
    await link(owner);
    expect((await again()).joined).toEqual(before.joined);
    const { id } = await link(owner, { public: true });
    const joined = await again();
    expect(joined.joined).toContainEqual({ profile: `galxe:${wallet}`, because: 'signed-link', confidence: 0.5 });
    expect(joined.confidence).toBeLessThanOrEqual(before.confidence);
    await revoke(owner, id);
    expect((await again()).joined).toEqual(before.joined);
  });
});
