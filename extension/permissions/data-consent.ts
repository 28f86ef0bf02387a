import { browser } from 'wxt/browser';
import type { SettingsPatch } from '../storage/settings-schema.ts';
import { type DataChoice, dataKinds } from './data-kinds.ts';

/** Firefox keeps a consent of its own for kinds of data that leave; it can be taken back in the add-on's settings at any time. */
interface FirefoxPermissions {
  contains(asked: { data_collection: readonly string[] }): Promise<boolean>;
  request(asked: { data_collection: readonly string[] }): Promise<boolean>;
}

/** @returns `undefined` in browsers that know no such consent: there the product's own choice is all there is. */
const firefox = (): FirefoxPermissions | undefined =>
  import.meta.env.FIREFOX ? (browser.permissions as unknown as FirefoxPermissions) : undefined;

/**
 * Asks the browser whether what those choices mean may leave. Has to be called in the click itself: later it does not ask any more.
 * @returns whether it may; at once where the browser has been told already.
 */
export async function consentTo(choices: readonly DataChoice[]): Promise<boolean> {
  const kinds = choices.flatMap((choice) => [...dataKinds[choice]]);
  return kinds.length === 0 || ((await firefox()?.request({ data_collection: kinds })) ?? true);
}

/** The same for a change of settings. */
export const consentToChange = (patch: SettingsPatch): Promise<boolean> => consentTo(choicesIn(patch));

/** Whether what a choice means may leave as the browser sees it now. Asks nobody. */
export async function hasConsent(choice: DataChoice): Promise<boolean> {
  return (await firefox()?.contains({ data_collection: dataKinds[choice] })) ?? true;
}

function choicesIn({ platforms = {}, shareOutcomes }: SettingsPatch): DataChoice[] {
  const shares = Object.values(platforms).some((platform) => platform?.share === true);
  return [...(shares ? (['sharing'] as const) : []), ...(shareOutcomes === true ? (['outcomes'] as const) : [])];
}
