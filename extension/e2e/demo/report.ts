import type { Comparison } from '../world/compare.ts';

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Section {
  readonly title: string;
  readonly words?: readonly string[];
  readonly table?: Table;
  /** Files beside the report. */
  readonly pictures?: readonly { readonly file: string; readonly shows: string }[];
}

/** One line of a comparison: how much was compared, how much of it was equal. */
export function comparisonRow(name: string, { entities, fields, equal, differences, unexpected }: Comparison) {
  return [name, entities, fields, equal, differences.length, unexpected.length] as const;
}

export const comparisonHead = ['What was compared', 'Entities', 'Fields', 'Equal', 'Different', 'Never told'] as const;

/** The differences themselves, so that nobody has to search for them. */
export function differenceRows(name: string, { differences, unexpected }: Comparison): string[][] {
  return [
    ...differences.map(({ entity, field, expected, found }) => [name, entity, field, short(expected), short(found)]),
    ...unexpected.map((entity) => [name, entity, '(all of it)', 'nothing', 'something']),
  ];
}

function short(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

export function markdown(title: string, sections: readonly Section[]): string {
  const parts = sections.flatMap(({ title: name, words = [], table, pictures = [] }) => [
    `## ${name}`,
    ...words,
    ...(table ? [tableText(table)] : []),
    ...pictures.map(({ file, shows }) => `![${shows}](${file})\n\n*${shows}*`),
  ]);
  return `${[`# ${title}`, ...parts].join('\n\n')}\n`;
}

function tableText({ head, rows }: Table): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const style = `:root{color-scheme:light dark;font:16px/1.55 system-ui,sans-serif}body{max-width:1080px;margin:2.5rem auto;padding:0 1.2rem}
h1{letter-spacing:-.02em}h2{margin-top:2.4rem}table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{text-align:left;padding:.45rem .7rem;border-bottom:1px solid #8884}
td:nth-child(n+2){font-variant-numeric:tabular-nums}.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(460px,1fr));gap:1.2rem}figure{margin:0}
img{width:100%;border:1px solid #8884;border-radius:8px}figcaption{font-size:.85rem;opacity:.75}`;

export function html(title: string, sections: readonly Section[]): string {
  const body = sections.map(({ title: name, words = [], table, pictures = [] }) => {
    const figures = pictures.map(
      ({ file, shows }) =>
        `<figure><a href="${file}"><img src="${file}" alt="${safe(shows)}"></a><figcaption>${safe(shows)}</figcaption></figure>`,
    );
    return `<h2>${safe(name)}</h2>${words.map((text) => `<p>${safe(text)}</p>`).join('')}${table ? tableHtml(table) : ''}${figures.length > 0 ? `<div class="pictures">${figures.join('')}</div>` : ''}`;
  });
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(title)}</title><style>${style}</style></head><body><h1>${safe(title)}</h1>${body.join('')}</body></html>\n`;
}

function tableHtml({ head, rows }: Table): string {
  const cells = (tag: string, row: readonly (string | number)[]) =>
    `<tr>${row.map((cell) => `<${tag}>${safe(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`;
}

const safe = (value: string | number) =>
  String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
