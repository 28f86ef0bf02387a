import { sourcePaths } from './source-paths.ts';

/** Line icons on a 16 px grid, drawn for this product. Decorative: the name of a control is always text. */
const paths = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.4 10.4 13.5 13.5',
  settings: 'M2.5 5h6M11.5 5h2M8.5 3.2v3.6M2.5 11h2M7.5 11h6M4.5 9.2v3.6',
  dashboard: 'M2.5 3h11v10h-11zM2.5 6.5h11M6 6.5V13',
  panel: 'M2.5 3h11v10h-11zM9.5 3v10',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3.2v9.6L12.5 8z',
  warning: 'M8 2.2 14.2 13H1.8zM8 6.5v3M8 11.2v.3',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 7.4v3.4M8 5v.3',
  done: 'M3 8.5 6.5 12 13 4.5',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 4.8V8l2.2 1.6',
  up: 'M8 12.5v-9M4.2 7 8 3.2 11.8 7',
  down: 'M8 3.5v9M4.2 9 8 12.8 11.8 9',
  ...sourcePaths,
  close: 'M4 4l8 8M12 4l-8 8',
  fold: 'M4 6.5 8 10.5l4-4',
  external: 'M6 3.5H3.5v9h9V10M9 3h4v4M13 3 7.5 8.5',
} as const;
export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="lens-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

/** The product's mark: a lens over a rising line. */
export function Logo() {
  return (
    <svg className="lens-logo" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <circle cx="8.5" cy="8.5" r="6.5" />
      <path d="M5.2 10.6 7.4 8.2l1.7 1.5 2.8-3.4M13.4 13.4 18 18" />
    </svg>
  );
}
