import type { Settings, SettingsPatch } from '../../../storage/settings-schema.ts';

/**
 * What of the settings in a file is taken over: how things look and what figures rest on. What is read, shared and sent where is
 * decided in each browser, by a person who sees it there.
 */
export function importedSettings(settings: Settings): SettingsPatch {
  const { version: _, paused: _paused, platforms: _platforms, api: _api, shareOutcomes: _share, ...rest } = settings;
  const { onboardedAt: _onboarded, acknowledged: _acknowledged, pullCrowd: _pull, ...taken } = rest;
  return taken;
}
