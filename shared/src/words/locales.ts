/** The ten languages of the interface, each as it calls itself. A language is offered once its file is there: docs/words.md. */
export const localeNames = {
  en: 'English',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  vi: 'Tiếng Việt',
  id: 'Bahasa Indonesia',
  tr: 'Türkçe',
  ru: 'Русский',
  ko: '한국어',
} as const;
export type Locale = keyof typeof localeNames;
export const locales = Object.keys(localeNames) as Locale[]; // Object.keys of a literal: exactly its keys

/** The language that texts are written in, and that stands in for whatever is missing. */
export const source: Locale = 'en';

/** How a language calls itself; the tag of one that only tests know. */
export const nameOf = (locale: string): string => (Object.hasOwn(localeNames, locale) ? localeNames[locale as Locale] : locale);

const writtenFromRight: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Thaa', 'Nkoo', 'Syrc']);

export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  writtenFromRight.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';

/**
 * The offered language nearest to a BCP 47 tag: the same, or one of the same language in the same script, so that zh-HK is
 * answered in zh-TW, other Chinese in zh-CN, and any Portuguese in pt-BR.
 * @returns `undefined` for what is not offered and for what is no tag.
 */
export function nearest<L extends string>(tag: string, among: readonly L[]): L | undefined {
  try {
    const asked = new Intl.Locale(tag.replaceAll('_', '-'));
    const { language, script } = asked.maximize();
    const isSame = (one: string) => {
      const other = new Intl.Locale(one).maximize();
      return other.language === language && other.script === script;
    };
    return among.find((one) => one === asked.baseName) ?? among.find(isSame);
  } catch {
    return undefined;
  }
}
