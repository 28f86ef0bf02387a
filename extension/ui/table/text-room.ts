/** Widths in em that no usual font of an interface goes beyond. */
const [narrow, usual, capital, broad, other] = [0.46, 0.68, 0.86, 1.05, 1.4];
/** Up to here there are letters of Europe: Latin, Greek and Cyrillic. */
const europe = 0x530;

const widths = Float32Array.from({ length: europe }, (_, code) => {
  const letter = String.fromCharCode(code);
  if (' ,.:;!|·\'"`()[]{}/\\-ijlftrI'.includes(letter)) return narrow;
  if ('mwMW@%&'.includes(letter)) return broad;
  if (code < 0x80) return letter >= 'A' && letter <= 'Z' ? capital : usual;
  return code < 0x250 ? capital : broad;
});

/**
 * How wide a text is at most, in em: reckoned, because to measure is to lay out. More than it is, so that what is said to fit does fit;
 * letters of other scripts than Europe's count as the widest there are.
 */
export function widestOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += widths[text.charCodeAt(at)] ?? other;
  return sum;
}
