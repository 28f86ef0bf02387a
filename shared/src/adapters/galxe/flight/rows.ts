import { parseJson } from '../../json.ts';

/** The rows of a flight text by id. */
export interface Rows {
  readonly values: ReadonlyMap<string, unknown>;
  /** Long texts (1,024 characters and more) have rows of their own; nothing in them is a reference. */
  readonly texts: ReadonlyMap<string, string>;
  /** Rows that should have been JSON and were not (a page that was cut off, or a new format). */
  readonly broken: number;
  /** Whether the server says that the page does not exist. */
  readonly notFound: boolean;
}

/**
 * Splits a flight text into its rows: `id:json` up to the line end, or `id:T<bytes in hex>,<text>` without one, so that lines alone
 * do not tell. Rows of other kinds (`I[` modules, `:HL` hints, `E{` errors, …) hold nothing of interest.
 */
export function* flightRows(text: string): Generator<undefined, Rows, undefined> {
  const values = new Map<string, unknown>();
  const texts = new Map<string, string>();
  let broken = 0;
  let notFound = false;
  const head = /([\da-f]*):(?:([TAOoUSsLlGgMmVb])([\da-f]{1,8}),)?/y;
  for (let position = 0; position < text.length; ) {
    head.lastIndex = position;
    const match = head.exec(text);
    const [whole = '', id = '', tag, hexLength] = match ?? [];
    const start = position + whole.length;
    if (tag !== undefined && hexLength !== undefined) {
      const end = endOfBytes(text, start, Number.parseInt(hexLength, 16));
      if (tag === 'T') texts.set(id, text.slice(start, end));
      position = text[end] === '\n' ? end + 1 : end;
    } else {
      const lineEnd = text.indexOf('\n', start);
      const end = lineEnd === -1 ? text.length : lineEnd;
      if (match !== null && /[[{"\dntf-]/.test(text[start] ?? '')) {
        const value = parseJson(text.slice(start, end));
        if (value === undefined) broken += 1;
        else values.set(id, value);
      } else if (text[start] === 'E' && text.slice(start, Math.min(end, start + 200)).includes('HTTP_ERROR_FALLBACK;404')) {
        notFound = true;
      }
      position = end + 1;
    }
    yield;
  }
  return { values, texts, broken, notFound };
}

/** Where `bytes` bytes of UTF-8 end, counted from `start`. */
function endOfBytes(text: string, start: number, bytes: number): number {
  let left = bytes;
  let i = start;
  for (; i < text.length && left > 0; i += 1) {
    const unit = text.charCodeAt(i);
    const isPairStart = unit >= 0xd800 && unit <= 0xdbff && i + 1 < text.length;
    left -= unit < 0x80 ? 1 : unit < 0x800 ? 2 : isPairStart ? 4 : 3;
    if (isPairStart) i += 1;
  }
  return i;
}
