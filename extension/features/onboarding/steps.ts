/** The steps of the first run, in their order. */
export const steps = ['reads', 'leaves', 'choices', 'trial', 'start'] as const;
export type Step = (typeof steps)[number];

/** @returns the step of that name; the first for a name that is none. */
export const stepNamed = (name: string | undefined): Step => steps.find((step) => step === name) ?? steps[0];

/** @returns the step after or before; `undefined` beyond the ends. */
export const beside = (step: Step, by: 1 | -1): Step | undefined => steps[steps.indexOf(step) + by];
