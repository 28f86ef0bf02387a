import { describe, expect, it } from 'vitest';
import { place } from './place.ts';

const viewport = { width: 320, height: 600 };
const anchor = { left: 20, top: 100, width: 60, height: 24 };

describe('where a popover stands', () => {
  it('is below its anchor', () => {
    expect(place(anchor, { width: 200, height: 150 }, viewport)).toEqual({ left: 20, top: 130 });
  });

  it('is above an anchor near the bottom', () => {
    expect(place({ ...anchor, top: 550 }, { width: 200, height: 150 }, viewport)).toEqual({ left: 20, top: 394 });
  });

  it('never leaves the window', () => {
    expect(place({ ...anchor, left: 300 }, { width: 280, height: 150 }, viewport).left).toBe(32);
    expect(place({ ...anchor, top: 300 }, { width: 280, height: 590 }, viewport)).toEqual({ left: 20, top: 8 });
    expect(place(anchor, { width: 400, height: 100 }, viewport).left).toBe(8);
  });
});
