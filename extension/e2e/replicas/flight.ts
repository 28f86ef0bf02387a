/**
 * Hydration as Next.js' App Router ships it: rows `id:json`, long texts as `id:T<bytes>,text` without a line end,
 * repeated values by reference, and the whole cut into script tags without regard to what is being cut.
 */
export interface FlightRow {
  readonly id: string;
  /** JSON text of the row, or a text row. */
  readonly json?: string;
  readonly text?: string;
}

export function flightText(rows: readonly FlightRow[]): string {
  return rows
    .map(({ id, json, text }) => (text === undefined ? `${id}:${json}\n` : `${id}:T${Buffer.byteLength(text).toString(16)},${text}`))
    .join('');
}

/** Rows every page has: module references and styles, which hold no data. */
export const plumbing: readonly FlightRow[] = [
  { id: '1', json: '"$Sreact.fragment"' },
  { id: '4', json: 'I[90465,[],""]' },
  { id: '6', json: 'I[23801,["9100","static/chunks/9100.js"],"Carousel"]' },
];

/** An element row: `["$", type, key, props]`. */
export const element = (id: string, props: Record<string, unknown>): FlightRow => ({
  id,
  json: JSON.stringify(['$', 'main', null, { className: 'text-info', ...props }]),
});

export function flightScripts(rows: readonly FlightRow[], cut = 1_801): string {
  const text = flightText(rows);
  const chunks = Array.from({ length: Math.ceil(text.length / cut) }, (_, index) => text.slice(index * cut, (index + 1) * cut));
  const push = (value: unknown) => `<script>self.__next_f.push(${JSON.stringify(value).replaceAll('<', '\\u003c')})</script>`;
  return `<script>(self.__next_f=self.__next_f||[]).push([0])</script>${chunks.map((chunk) => push([1, chunk])).join('')}`;
}
