import type { EpochMs } from '@infofi-lens/shared/units';
import { ago } from '../../ui/format.ts';
import { panelWords } from './words.ts';

interface HeadingProps {
  readonly title: string;
  readonly detail: string;
  /** When this browser last read anything of it; `undefined` when only the crowd did. */
  readonly lastSeen: EpochMs | undefined;
  readonly now: EpochMs;
}

/** What the panel is about. */
export function Heading({ title, detail, lastSeen, now }: HeadingProps) {
  return (
    <header className="panel-heading">
      <h1 className="lens-h1">{title}</h1>
      <p className="lens-p lens-muted">
        {detail}
        {lastSeen !== undefined && ` · ${panelWords.lastSeen(ago(lastSeen, now))}`}
      </p>
    </header>
  );
}
