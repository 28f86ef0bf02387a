import { describe, expect, it } from 'vitest';
import { defaultSettings, patchSettings, readSettings } from './settings-schema.ts';

/** What each released version really stored, and what it means now. Never edited once released. */
const frozen = [
  {
    stored: {
      version: 1,
      paused: false,
      platforms: {
        galxe: { enabled: true, share: true },
        layer3: { enabled: true, share: false },
        kaito: { enabled: false, share: false },
        x: { enabled: true, share: false },
      },
      api: 'https://lens.example',
      pullCrowd: true,
      measureTime: true,
      overlay: false,
      showUnconfirmed: true,
      theme: 'dark',
      locale: 'pt-BR',
      onboardedAt: 1_763_640_000_000,
    },
    means: { overlay: false, api: 'https://lens.example', galxe: { enabled: true, share: true } },
  },
] as const;

describe('stored settings', () => {
  it.each(frozen)('of version $stored.version are still understood', ({ stored, means }) => {
    const read = readSettings(structuredClone(stored));
    expect(read).toMatchObject({ overlay: means.overlay, api: means.api, platforms: { galxe: means.galxe } });
  });

  it.each([undefined, null, 'x', {}, { version: 1 }, { version: 99, paused: true }, { version: 0 }])(
    'that are %j are not settings',
    (stored) => {
      expect(readSettings(stored)).toBeUndefined();
    },
  );
});

describe('a change of settings', () => {
  it('leaves alone what it does not name, inside a platform too', () => {
    const after = patchSettings(defaultSettings(null), { platforms: { galxe: { share: true } }, theme: 'dark' });
    expect(after).toEqual({
      ...defaultSettings(null),
      theme: 'dark',
      platforms: { ...defaultSettings(null).platforms, galxe: { enabled: true, share: true } },
    });
  });

  it('starts from nothing shared and X not read', () => {
    const { platforms } = defaultSettings('http://127.0.0.1:8787');
    expect(Object.values(platforms).every(({ share }) => !share)).toBe(true);
    expect(platforms.x.enabled).toBe(false);
  });
});
