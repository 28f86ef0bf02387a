import { useEffect, useState } from 'react';
import { useLive } from '../../storage/hooks.ts';
import { store } from '../../storage/store.ts';
import { type Step, stepNamed } from './steps.ts';

/** The step that is shown; who leaves comes back to it. `undefined` until it is known where that was. */
export function useStep(): [step: Step | undefined, go: (step: Step) => void] {
  const held = useLive(async ({ state }) => stepNamed((await state.onboarding()).step), []);
  const [chosen, choose] = useState<Step>();
  useEffect(() => {
    if (chosen) void store.atOnce(() => store.state.changeOnboarding({ step: chosen }));
  }, [chosen]);
  return [chosen ?? held, choose];
}
