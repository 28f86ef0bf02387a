import { useEffect } from 'react';
import { Button } from '../../../ui/button.tsx';
import { overlayWords } from '../words.ts';

/** Long enough to read and to get there; a page that is loaded again shows everything again anyway. */
const offeredMs = 12_000;

/** Offers to bring back what was just hidden. */
export function Undo({ undo, over }: { undo: () => void; over: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time runs from when it is offered
  useEffect(() => {
    const timer = setTimeout(over, offeredMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="overlay-undo" role="status">
      <span>{overlayWords.card.hidden}</span>
      <Button kind="quiet" onClick={undo}>
        {overlayWords.card.undo}
      </Button>
    </div>
  );
}
