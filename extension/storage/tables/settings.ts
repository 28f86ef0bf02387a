import type { EntityTable } from 'dexie';
import { defaultSettings, patchSettings, readSettings, type Settings, type SettingsPatch } from '../settings-schema.ts';

export interface SettingsRow {
  id: 'settings';
  /** Unread: whatever version wrote it. */
  value: unknown;
}

export const settingsIndexes = 'id';

export const settingsQueries = (table: EntityTable<SettingsRow, 'id'>, api: string | null) => ({
  async get(): Promise<Settings> {
    return readSettings((await table.get('settings'))?.value) ?? defaultSettings(api);
  },
  /** Needs a transaction. @returns the settings as they are now. */
  async change(patch: SettingsPatch): Promise<Settings> {
    const value = patchSettings(readSettings((await table.get('settings'))?.value) ?? defaultSettings(api), patch);
    await table.put({ id: 'settings', value });
    return value;
  },
});
