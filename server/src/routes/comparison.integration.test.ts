import { Comparison } from '@infofi-lens/shared/contracts/comparison';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountApi, accountApi, type Person } from '../testing/account-api.ts';
import { newContributor, rowSeen } from '../testing/contributor.ts';
import { crowdApi } from '../testing/crowd-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';

let db: TestDatabase;
let accounts: AccountApi;
let owner: Person;
let stranger: Person;

const points = (board: string, subjectId: string, score: number) => ({
  ...rowSeen(accounts.now(), subjectId, 0, board),
  platform: 'galxe',
  adapter: 'galxe@1',
  fields: { boardId: board, subjectId, score },
});

beforeAll(async () => {
  db = await freshDatabase();
  accounts = accountApi(db.sql);
  const crowd = crowdApi(db.sql, accounts.now);
  [owner, stranger] = [await accounts.person(), await accounts.person()];
  const mine = owner.wallet.address.toLowerCase();
  for (let n = 0; n < 3; n += 1) {
    const one = await newContributor(crowd.app, accounts.now);
    const items = [
      points('points:1', mine, 20),
      points('points:1', 'b', 30),
      points('points:1', 'c', 10),
      points('points:2', mine, 9),
      points('points:2', 'c', 8),
      points('points:1', stranger.wallet.address.toLowerCase(), 1),
    ];
    expect((await one.share(items)).status).toBe(200);
  }
  await crowd.settleAll();
  await crowd.follow();
});
afterAll(() => db.drop());

const ask = (wallet: string, of: Person) => accounts.get(`/v1/analytics/comparison/${wallet}`, of.tokens.accessToken);

describe('the comparison of oneself over platforms', () => {
  it('tells where the owner of a wallet stands, in any spelling of it', async () => {
    for (const wallet of [owner.wallet.address, owner.wallet.address.toLowerCase()]) {
      const response = await ask(wallet, owner);
      expect(response.headers.get('cache-control')).toBe('no-store');
      const { accounts: found, platforms, ...rest } = Comparison.parse(await response.json());
      expect(rest.wallet).toBe(owner.wallet.address);
      expect(found).toMatchObject([
        { person: `galxe:${owner.wallet.address.toLowerCase()}`, by: 'address-is-id', global: { position: 2 } },
      ]);
      expect(platforms).toHaveLength(1);
      expect(platforms[0]).toMatchObject({
        platform: 'galxe',
        seats: [
          { boardId: 'points:2', value: 9, position: 1, of: 2 },
          { boardId: 'points:1', value: 20, position: 2, of: 4, evidence: { n: 3 } },
        ],
      });
    }
  });

  it('knows no wallet of somebody else, known or not', async () => {
    for (const wallet of [stranger.wallet.address, `0x${'1'.repeat(40)}`]) {
      const response = await ask(wallet, owner);
      expect([response.status, await response.json()]).toMatchObject([404, { code: 'not_found' }]);
    }
  });

  it('is empty for somebody who stands nowhere', async () => {
    const newcomer = await accounts.person();
    expect(Comparison.parse(await (await ask(newcomer.wallet.address, newcomer)).json())).toMatchObject({ accounts: [], platforms: [] });
  });

  it('refuses what is no wallet', async () => {
    const response = await ask('0x12', owner);
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'invalid_input', field: 'wallet' }]);
  });
});
