/** The part of the crowd's facts that were looked up by name. */
export const asked = 'asked';
/** They are forgotten after so long: nothing tells when they are gone from the server, as somebody they were about may have left. */
export const askedForMs = 20 * 3_600_000;
