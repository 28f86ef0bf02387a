/** Why something looks wrong: coarse, so that a report tells nothing of what was looked at. */
export const reportReasons = ['wrong-value', 'out-of-date', 'missing', 'wrong-thing', 'unclear', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];
