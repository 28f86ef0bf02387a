import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { sharedQuery } from './shared-query.ts';

/** A query whose answers come when the test says so. */
function held(most = 100) {
  const begun: { readonly asked: readonly number[]; end(): void; fail(): void }[] = [];
  const ask = sharedQuery<number, string>({
    query: (asked) =>
      new Promise((end, fail) => {
        begun.push({ asked, end: () => end(asked.map((one) => `<${one}>`)), fail: () => fail(new Error('away')) });
      }),
    nameOf: String,
    most,
  });
  return { begun, ask, asked: () => begun.map(({ asked }) => asked) };
}

describe('a shared query', () => {
  it('answers all who ask in one turn of the event loop, and the same question once', async () => {
    const { ask, begun, asked } = held();
    const answers = Promise.all([ask(1), ask(2), ask(1)]);
    await turn();
    expect(asked()).toEqual([[1, 2]]);
    begun[0]?.end();
    expect(await answers).toEqual(['<1>', '<2>', '<1>']);
  });

  it('lets those who ask while two are under way share the next, as soon as one has ended', async () => {
    const { ask, begun, asked } = held();
    const answers = [];
    for (const one of [1, 2, 3, 4]) {
      answers.push(ask(one));
      await turn();
    }
    expect(asked()).toEqual([[1], [2]]);
    begun[1]?.end();
    await answers[1];
    expect(asked()).toEqual([[1], [2], [3, 4]]);
    for (const one of begun) one.end();
    expect(await Promise.all(answers)).toEqual(['<1>', '<2>', '<3>', '<4>']);
  });

  it('fails for those who shared it alone, and the next goes on', async () => {
    const { ask, begun, asked } = held();
    const answers = [];
    for (const one of [1, 2, 3]) {
      answers.push(ask(one).catch((error: Error) => error.message));
      await turn();
    }
    begun[0]?.fail();
    expect(await answers[0]).toBe('away');
    expect(asked()).toEqual([[1], [2], [3]]);
    for (const one of begun) one.end();
    expect(await Promise.all(answers)).toEqual(['away', '<2>', '<3>']);
  });

  it('asks for no more at once than may share one', async () => {
    const { ask, begun, asked } = held(2);
    const answers = Promise.all([ask(1), ask(2), ask(3)]);
    await turn();
    await turn();
    expect(asked()).toEqual([[1, 2], [3]]);
    for (const one of begun) one.end();
    expect(await answers).toEqual(['<1>', '<2>', '<3>']);
  });
});
