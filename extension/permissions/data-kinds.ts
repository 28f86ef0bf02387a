/**
 * What leaves the browser by each of a person's choices, in Firefox's own words for kinds of data
 * (`browser_specific_settings.gecko.data_collection_permissions`). docs/permissions.md says what of each it is.
 */
export const dataKinds = {
  /** What was seen tells which public pages were open; with it goes how well pages were read. */
  sharing: ['browsingActivity', 'websiteContent', 'technicalAndInteraction'],
  /** What campaigns paid, and how long one worked on them. */
  outcomes: ['financialAndPaymentInfo', 'websiteActivity'],
  /** Who one is to the server. */
  account: ['authenticationInfo', 'personallyIdentifyingInfo'],
  /** One's own part in campaigns, times and outcomes, which the account carries to one's other browsers. */
  ledger: ['websiteActivity', 'financialAndPaymentInfo'],
  /** That something looks wrong: which reader, which field, and the version of the extension. */
  report: ['technicalAndInteraction'],
} as const;

export type DataChoice = keyof typeof dataKinds;
export type DataKind = (typeof dataKinds)[DataChoice][number];

/** Nothing leaves before such a choice, so nothing is required of anybody who installs it. */
export const everyDataKind: readonly DataKind[] = [...new Set(Object.values(dataKinds).flat())];
