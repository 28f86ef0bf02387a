import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { defaultSettings, patchSettings } from '../../storage/settings-schema.ts';
import { builtInApi } from '../../storage/store.ts';
import { firstDay, wouldChange } from './reset.tsx';

const first = defaultSettings(builtInApi);
const changed = patchSettings(first, {
  paused: true,
  platforms: { galxe: { enabled: false }, kaito: { share: true }, x: { enabled: true, share: true } },
  api: 'https://other.example',
  pullCrowd: false,
  theme: 'contrast',
  overlay: false,
  hourWorth: 40,
  shareOutcomes: true,
});
const sections = Object.keys(firstDay) as (keyof typeof firstDay)[]; // Object.keys of a literal: exactly its keys

it('brings everything back to the first day, section by section', () => {
  const back = sections.reduce((settings, name) => patchSettings(settings, firstDay[name]), changed);
  expect(back).toEqual(first);
});

describe.each(sections)('the section "%s"', (name) => {
  it('has something to reset once something is different', () => expect(wouldChange(changed, firstDay[name])).toBe(true));
  it('has nothing to reset on the first day', () => expect(wouldChange(first, firstDay[name])).toBe(false));
  it('never switches sharing on', () => {
    const { platforms } = patchSettings(first, firstDay[name]);
    expect(Object.values(platforms).filter(({ share }) => share)).toEqual([]);
  });
});

it('leaves alone what belongs to another section', () => {
  expect(patchSettings(changed, firstDay.display).platforms).toEqual(changed.platforms);
});
