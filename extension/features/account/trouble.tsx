import { LensError } from '@infofi-lens/shared/errors';
import { Notice } from '../../ui/states.tsx';
import { accountWords as words } from './words.ts';

/** What to do about an error: by its code, else what the server said. */
export const whatToDo = (error: Error): string =>
  (error instanceof LensError && words.problems[error.code]) || words.otherwise(error.message);

/** Something the person asked for did not work, and what to do. */
export function Trouble({ error, title = words.unchanged }: { error: Error; title?: string }) {
  return (
    <Notice tone="bad" title={title} live>
      <p className="lens-p">{whatToDo(error)}</p>
    </Notice>
  );
}
