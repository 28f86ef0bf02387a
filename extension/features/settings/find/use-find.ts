import { type RefObject, useLayoutEffect, useState } from 'react';
import { showOnly, wordsIn } from './find.ts';

/**
 * Shows of the page what matches, also while the page changes.
 * @returns ids of the sections that are shown; `undefined` while nothing is asked for.
 */
export function useFind(main: RefObject<HTMLElement | null>, query: string): readonly string[] | undefined {
  const [shown, setShown] = useState<readonly string[]>();
  useLayoutEffect(() => {
    const element = main.current;
    if (!element) return;
    const words = wordsIn(query);
    const look = () => {
      const ids = showOnly(element, words);
      setShown((before) => (words.length === 0 ? undefined : before?.join() === ids.join() ? before : ids));
    };
    look();
    if (words.length === 0) return;
    const watch = new MutationObserver(look);
    watch.observe(element, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, [main, query]);
  return shown;
}
