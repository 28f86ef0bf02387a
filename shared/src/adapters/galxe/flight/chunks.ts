/** Where Next.js hands flight rows to the page: `self.__next_f.push([1,"…"])`, in whatever spacing and quotes. */
const opening = /__next_f(?:\s*\|\|\s*\[\s*\]\s*\))?\s*\.\s*push\s*\(\s*\[\s*1\s*,\s*(["'])/g;

/**
 * The flight text of an HTML page: the texts of all pushes, joined. Rows may be cut anywhere between two pushes.
 * Needs no DOM: pushes are script text, which HTML does not escape.
 * @returns `undefined` when the page has none: it is no App Router page (any more), or a challenge page.
 */
export function flightText(html: string): string | undefined {
  const texts: string[] = [];
  opening.lastIndex = 0;
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    const start = opening.lastIndex;
    const end = endOfLiteral(html, start, match[1] ?? '"');
    texts.push(literalText(html.slice(start, end)));
    opening.lastIndex = end;
  }
  return texts.length > 0 ? texts.join('') : undefined;
}

/** Position of the closing quote (or of the end, when the page was cut off). */
function endOfLiteral(html: string, start: number, quote: string): number {
  for (let i = start; ; i += 1) {
    const end = html.indexOf(quote, i);
    if (end === -1) return html.length;
    let backslashes = 0;
    while (html[end - 1 - backslashes] === '\\' && end - backslashes > start) backslashes += 1;
    if (backslashes % 2 === 0) return end;
    i = end;
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };

/** What a JavaScript string literal means. Nearly always it is JSON too; single quotes and \x escapes are not. */
function literalText(raw: string): string {
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw.replace(
      /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[\s\S]))/gi,
      (_whole, point?: string, unit?: string, byte?: string, char = '') => {
        const code = point ?? unit ?? byte;
        if (code !== undefined) return Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : '';
        return char === '\n' || char === '\r\n' ? '' : (escapes[char] ?? char);
      },
    );
  }
}
