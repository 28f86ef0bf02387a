import type { DeviceKind } from '@infofi-lens/shared/contracts/account';

/** In the order of looking: Edge calls itself Chrome too, and everybody calls themselves Safari. */
const browsers = [
  ['edge', /\bEdg(?:A|iOS)?\//],
  ['firefox', /\b(?:Firefox|FxiOS)\//],
  ['chrome', /(?:Chrome|Chromium|CriOS)\//],
  ['safari', /\bSafari\//],
] as const;
/** Android calls itself Linux too, and an iPhone is "like Mac OS X". */
const systems = [
  ['android', /\bAndroid\b/],
  ['ios', /\b(?:iPhone|iPad|iPod)\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMac OS X\b/],
  ['linux', /\b(?:Linux|CrOS)\b/],
] as const;

/** Two words of a User-Agent: enough for its owner to know the device again, too little to tell two people apart. */
export function deviceKind(userAgent: string | undefined): DeviceKind {
  const text = (userAgent ?? '').slice(0, 500);
  const first = <Word extends string>(words: readonly (readonly [Word, RegExp])[]) => words.find(([, form]) => form.test(text))?.[0];
  return { browser: first(browsers) ?? 'other', system: first(systems) ?? 'other' };
}
