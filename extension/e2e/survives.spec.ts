import { expect, test } from '@playwright/test';
import { killRound } from './soak/kill-round.ts';

test('what the browser acknowledged is in the API exactly once, whatever was killed on the way', async () => {
  test.setTimeout(180_000);
  const outcome = await killRound({ seed: 1, captures: 80, kills: 6 });
  const { forgotten, missing, twice, invented } = outcome;
  expect({ forgotten, missing, twice, invented }).toEqual({ forgotten: [], missing: [], twice: [], invented: [] });
  expect(outcome.captured).toBe(80);
  // Only a browser that was killed may have taken captures with it that it had not acknowledged: a few at most.
  expect(outcome.acknowledged).toBeGreaterThan(70);
});
