/** How the extension's own pages and its cards look; `contrast` is light or dark as what surrounds it, with 7:1 throughout. */
export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];
