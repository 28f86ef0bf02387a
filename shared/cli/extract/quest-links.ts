/** No card is longer; whatever is has lost its end. */
const maxCard = 50_000;

/**
 * The links of a page that lead to a quest, with what is in them, as HTML in which no link stands inside another.
 * Browsers see to that themselves; a file may hold anything, and reading links within links costs the square of their number.
 */
export function questLinks(html: string): string {
  return html
    .split(/(?=<a\s)/i)
    .map((part) => {
      const end = part.search(/<\/a\s*>/i);
      return end === -1 ? part : part.slice(0, end);
    })
    .filter((link) => link.length <= maxCard && /^<a\s[^>]*href=["']?[^"'>\s]*\/quest\/[^"'>\s]+\/GC/i.test(link))
    .map((link) => `${link}</a>`)
    .join('');
}
