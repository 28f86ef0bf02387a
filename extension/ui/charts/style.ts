/** How axes and grids look in every chart. Text is never smaller than the smallest of the pages'. */
export const tick = { fill: 'var(--lens-muted)', fontSize: 12 } as const;
export const grid = 'var(--lens-line)';
