import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { words } from './words.ts';

type Tone = 'info' | 'good' | 'warn' | 'bad';
const icons: Record<Tone, IconName> = { info: 'info', good: 'done', warn: 'warning', bad: 'warning' };

interface NoticeProps {
  readonly tone?: Tone;
  readonly title: string;
  readonly children?: ReactNode;
  /** Whether ears are told when it appears. */
  readonly live?: boolean;
}

/** Something to know, with what to do about it as children. */
export function Notice({ tone = 'info', title, children, live = false }: NoticeProps) {
  return (
    <div className="lens-notice" data-tone={tone} role={live ? 'status' : undefined}>
      <Icon name={icons[tone]} />
      <div>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  );
}

/** Nothing here yet, and how that changes. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="lens-empty">
      <h2 className="lens-h2">{title}</h2>
      {children}
    </div>
  );
}

/** Holds the place of rows. Still, so that it costs nothing and disturbs nobody. */
export function Loading({ rows = 3 }: { rows?: number }) {
  return (
    <div className="lens-skeleton" role="status">
      <span className="lens-hidden">{words.loading}</span>
      {Array.from({ length: rows * 2 }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars without identity
        <i key={at} />
      ))}
    </div>
  );
}

interface TagProps {
  readonly tone?: 'plain' | 'good' | 'warn' | 'bad';
  readonly children: ReactNode;
}
export function Tag({ tone = 'plain', children }: TagProps) {
  return (
    <span className="lens-tag" data-tone={tone}>
      {children}
    </span>
  );
}

interface SectionProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}
/** A part of a page with its heading. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className="lens-section" aria-label={title}>
      <header>
        <h2 className="lens-h3">{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
