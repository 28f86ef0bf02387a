import { codeOf } from '../../ui/problem/problem-text.ts';
import { Notice } from '../../ui/states.tsx';
import { accountWords as words } from './words.ts';

/** What to do about an error, by its code. */
export const whatToDo = (error: Error): string => words.problems[codeOf(error)] ?? words.refused(codeOf(error));

/** Something the person asked for did not work, and what to do. */
export function Trouble({ error, title = words.unchanged }: { error: Error; title?: string }) {
  return (
    <Notice tone="bad" title={title} live>
      <p className="lens-p">{whatToDo(error)}</p>
    </Notice>
  );
}
