import { randomBytes } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { readPasswordHash } from './password-hash.ts';
import { currentCost, type Derive, passwordHashing } from './passwords.ts';

const cheap = { memory: 64, passes: 1, parallelism: 1 };
const password = 'a long walk in Ghent';

it('hashes with argon2id at the cost OWASP asks for, and knows the password again', async () => {
  const passwords = passwordHashing();
  const kept = await passwords.hash(password);
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await passwords.check(password, kept)).toEqual({ good: true });
  expect(await passwords.check(`${password}.`, kept)).toEqual({ good: false });
});

it('computes what the RFC 9106 reference computes', async () => {
  // echo -n "password" | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32, as in the reference implementation's test.c
  const kept = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await passwordHashing({ cost: readPasswordHash(kept).cost }).check('password', kept)).toEqual({ good: true });
});

it('never hashes two passwords to the same text', async () => {
  const passwords = passwordHashing({ cost: cheap });
  expect(await passwords.hash(password)).not.toBe(await passwords.hash(password));
});

it('takes two ways to type a letter for one', async () => {
  const passwords = passwordHashing({ cost: cheap });
  expect(await passwords.check('smorgåsbord', await passwords.hash('smorgåsbord'.normalize('NFD')))).toEqual({ good: true });
});

it('hashes anew what was hashed at another cost, when the password is right', async () => {
  const old = await passwordHashing({ cost: cheap }).hash(password);
  const passwords = passwordHashing({ cost: { ...cheap, passes: 2 } });
  const { good, rehashed } = await passwords.check(password, old);
  expect(good).toBe(true);
  expect(rehashed).toContain('m=64,t=2,p=1');
  expect(await passwords.check(password, rehashed)).toEqual({ good: true });
  expect(await passwords.check('something else', old)).toEqual({ good: false });
});

it('computes as much for nobody as for somebody, and never believes nobody', async () => {
  const derive = vi.fn<Derive>(async ({ tagLength }) => Buffer.alloc(tagLength));
  const passwords = passwordHashing({ derive, random: (size) => Buffer.alloc(size) });
  expect(await passwords.check(password, undefined)).toEqual({ good: false });
  await passwords.check(password, await passwords.hash(password));
  const [nobody, , somebody] = derive.mock.calls.map(([{ memory, passes, parallelism, tagLength }]) => [
    memory,
    passes,
    parallelism,
    tagLength,
  ]);
  expect(nobody).toEqual(somebody);
  expect(nobody).toEqual([currentCost.memory, currentCost.passes, currentCost.parallelism, 32]);
});

it('hashes two at a time, and sends away whom it could only make wait for long', async () => {
  let running = 0;
  let most = 0;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const passwords = passwordHashing({
    random: randomBytes,
    derive: async ({ tagLength }) => {
      running += 1;
      most = Math.max(most, running);
      await gate;
      running -= 1;
      return Buffer.alloc(tagLength);
    },
  });
  const asked = Array.from({ length: 53 }, () =>
    passwords.hash(password).then(
      () => 'done',
      (error) => error.code,
    ),
  );
  open();
  const answers = await Promise.all(asked);
  expect(most).toBe(2);
  expect(answers.filter((one) => one === 'overloaded')).toHaveLength(1);
});
