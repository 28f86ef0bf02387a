/** Where a platform's pages hold the data they were rendered from. */
export type Hydration = (page: Document) => string | undefined;

/** Next.js App Router: the scripts that push flight rows. Text of scripts is no HTML, so nothing has to be decoded. */
export const flightScripts: Hydration = (page) => {
  const texts = [...page.scripts].filter(({ src, text }) => src === '' && text.includes('__next_f')).map(({ text }) => text);
  return texts.length > 0 ? texts.join('\n') : undefined;
};

/** Next.js Pages Router: one script of JSON. */
export const nextData: Hydration = (page) => page.getElementById('__NEXT_DATA__')?.textContent ?? undefined;
