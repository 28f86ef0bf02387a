const controls = 'a[href], button, input, select, textarea, [role="button"], [role="link"], [contenteditable="true"]';
/** What a card usually takes of the corner, in CSS pixels. */
const card = { width: 228, height: 360, margin: 16 };
const step = 36;

/** Whether a card at the lower right corner would lie over something of the page that can be pressed. */
export function coversControls(page: Document, viewport: { width: number; height: number }): boolean {
  const right = viewport.width - card.margin;
  const bottom = viewport.height - card.margin;
  for (let x = Math.max(0, right - card.width); x <= right; x += step)
    for (let y = Math.max(0, bottom - card.height); y <= bottom; y += step) if (page.elementFromPoint(x, y)?.closest(controls)) return true;
  return false;
}
