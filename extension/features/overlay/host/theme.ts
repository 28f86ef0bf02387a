import type { Theme } from '../../../storage/themes.ts';

/** Makes the overlay look as the person chose; where that is left open, light or dark as the page is, whatever the system says. */
export function dress(host: HTMLElement, theme: Theme): void {
  const chosen = theme === 'light' || theme === 'dark' ? theme : themeOf(host.ownerDocument);
  host.style.setProperty('color-scheme', chosen, 'important');
  if (theme === 'contrast') host.dataset.theme = theme;
  else delete host.dataset.theme;
}

/** Whether a page is light or dark: by the ground it paints, as systems and pages disagree often. */
function themeOf(page: Document): 'light' | 'dark' {
  for (const element of [page.body, page.documentElement]) {
    const luminance = element && luminanceOf(getComputedStyle(element).backgroundColor);
    if (luminance !== undefined && luminance !== null) return luminance < 0.4 ? 'dark' : 'light';
  }
  // A page that paints no ground shows the browser's, which follows its own color-scheme.
  const schemes = getComputedStyle(page.documentElement).colorScheme;
  if (schemes.includes('dark') && !schemes.includes('light')) return 'dark';
  return schemes.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/**
 * Relative luminance of a computed colour, 0 to 1.
 * @returns `undefined` for a colour that lets what is behind it through, and for forms that are not `rgb()`.
 * @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
 */
export function luminanceOf(color: string): number | undefined {
  const parts = /^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:[,/ ]+([\d.]+))?\)$/.exec(color);
  if (!parts) return undefined;
  const [, r, g, b, alpha] = parts;
  if (alpha !== undefined && Number(alpha) < 0.5) return undefined;
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((part) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
