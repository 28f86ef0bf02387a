/** The language of texts and numbers. One place, so that both change together. */
export const locale = 'en';
