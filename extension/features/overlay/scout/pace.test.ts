import { expect, it } from 'vitest';
import { Pace } from './pace.ts';

it('looks in every frame while a page builds itself, and seldom at one that never stops changing', () => {
  const pace = new Pace();
  const looks: number[] = [];
  for (let frame = 0, due = 0; frame < 10_000; frame += 16) {
    if (frame < due) continue;
    pace.looked(frame, frame + 1);
    looks.push(frame);
    due = frame + 1 + pace.wait(frame + 1);
  }
  expect(looks.slice(0, 8)).toEqual([0, 16, 32, 48, 64, 80, 96, 112]);
  const later = looks.filter((at) => at >= 1_000);
  expect(later.length).toBeLessThanOrEqual(9_000 / 120);
});

it('looks at once again after a rest, as often as the rest was long', () => {
  const pace = new Pace();
  pace.looked(0, 20);
  expect(pace.wait(20)).toBe(120);
  expect(pace.wait(100)).toBe(40);
  pace.looked(140, 141);
  expect(pace.wait(141)).toBe(120);
  expect(pace.wait(20_000)).toBe(0);
  for (let n = 0; n < 7; n += 1) pace.looked(20_000 + n, 20_001 + n);
  expect(pace.wait(20_007)).toBe(0);
});

it('counts a look that the clock did not see', () => {
  const pace = new Pace();
  let looks = 0;
  for (; looks < 1_000 && pace.wait(0) === 0; looks += 1) pace.looked(0, 0);
  expect(looks).toBeLessThan(100);
});
