/** The parts of the settings page, in their order; each is an address of its own (`options.html#sharing`). */
export const sectionNames = ['platforms', 'sharing', 'standing', 'account', 'server', 'reading', 'keyboard', 'display', 'data'] as const;
export type SectionName = (typeof sectionNames)[number];
