import { say, texts } from '@infofi-lens/shared/words/texts';
import type { SectionName } from '../section-names.ts';

/** Texts of the search over the settings. */
export const findWords = texts('find', {
  label: 'Search settings',
  hint: 'Search (press /)',
  found: say('{n, plural, one {# section} other {# sections}}', (n: number) => ({ n })),
  none: say('No setting matches “{text}”.', (text: string) => ({ text })),
  noneHelp: 'Try another word, such as “dark”, “export” or “X”.',
  clear: 'Show all settings',
  /** What people call these things, beside the words that stand there. */
  synonyms: {
    platforms: 'sites websites read capture collect pause stop switch off on twitter permission hosts',
    sharing: 'consent privacy upload send contribute leave data public outcomes',
    standing: 'trust reputation weight counted contradicted appeal objection',
    account: 'login log in sign in sign out wallet email e-mail password session identity',
    server: 'api url address endpoint host backend sync synchronise network offline',
    reading: 'health parser adapter errors drift broken',
    keyboard: 'shortcut shortcuts hotkey keys commands',
    display: 'appearance theme dark light night contrast colours colors overlay language time hour figures',
    data: 'export import backup restore download csv json zip delete erase remove wipe gdpr storage privacy undo',
  } satisfies Record<SectionName, string>,
});
