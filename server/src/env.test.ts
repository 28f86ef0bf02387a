import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

describe('the environment', () => {
  it('needs nothing to be set', () => {
    expect(readEnv({})).toMatchObject({ PORT: 8787, HOST: '127.0.0.1', DATA_DIR: '.data', REQUESTS_PER_MINUTE: 1_200 });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 8787 });
    expect(readEnv({ DATABASE_URL: '' }).DATABASE_URL).toBeUndefined();
  });

  it('reads the nodes of chains', () => {
    const { RPC_URLS } = readEnv({ RPC_URLS: '1=https://a.example/key, 8453=http://127.0.0.1:8545,' });
    expect([...RPC_URLS]).toEqual([
      [1, 'https://a.example/key'],
      [8453, 'http://127.0.0.1:8545'],
    ]);
  });

  it('reads who may operate the server, and compares nothing but hashes', () => {
    const { OPERATORS } = readEnv({ OPERATORS: ` anna:${'ab'.repeat(32)}, ben:${'CD'.repeat(32)},` });
    expect(OPERATORS).toEqual([
      { name: 'anna', tokenHash: Buffer.from('ab'.repeat(32), 'hex') },
      { name: 'ben', tokenHash: Buffer.from('cd'.repeat(32), 'hex') },
    ]);
  });

  it('asks no price source unless one is set, whose address needs no slash at its end', () => {
    expect(readEnv({}).PRICES_URL).toBeUndefined();
    expect(readEnv({ PRICES_URL: 'https://prices.example/current//' }).PRICES_URL).toBe('https://prices.example/current');
  });

  it('sends mails when it is told through whom and from whom, and refuses half of that', () => {
    const both = { SMTP_URL: 'smtps://lens:hunter2@mail.example:465', MAIL_FROM: 'InfoFi Lens <lens@mail.example>' };
    expect(readEnv(both)).toMatchObject(both);
    for (const MAIL_FROM of ['lens@mail.example', '<lens@mail.example>']) expect(readEnv({ ...both, MAIL_FROM }).MAIL_FROM).toBe(MAIL_FROM);
    expect(readEnv({}).SMTP_URL).toBeUndefined();
    for (const half of [{ SMTP_URL: both.SMTP_URL }, { MAIL_FROM: both.MAIL_FROM }]) {
      expect(() => readEnv(half)).toThrow('set SMTP_URL and MAIL_FROM together');
      expect(() => readEnv(half)).not.toThrow(/hunter2/);
    }
  });

  it.each([
    ['OPERATORS', 'anna:hunter2'],
    ['OPERATORS', `breaker:${'ab'.repeat(32)}`],
    ['ADMISSION_BITS', '17'],
    ['OBSERVATIONS_PER_HOUR', '-1'],
    ['OUTCOMES_PER_DAY', 'many'],
    ['PRICES_URL', 'hunter2'],
    ['ROI_SECONDS', '0'],
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PUBLIC_URL', 'ftp://lens.example'],
    ['DATABASE_URL', 'mysql://user:hunter2@db/x'],
    ['RPC_URLS', 'mainnet=https://a.example'],
    ['RPC_URLS', '1=hunter2'],
    ['SMTP_URL', 'https://user:hunter2@mail.example'],
    ['MAIL_FROM', 'hunter2'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s by name, without repeating the value', (name, value) => {
    const error = expect.objectContaining({ code: 'invalid_environment', message: expect.stringContaining(name) });
    expect(() => readEnv({ [name]: value })).toThrow(error);
    expect(() => readEnv({ [name]: value })).not.toThrow(/hunter2/);
  });
});
