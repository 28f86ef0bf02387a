/** Settings of a server that asks for no work and limits nobody: for tests and benches of other things. The one place for them. */
export const quietEnv = {
  RPC_URLS: new Map<number, string>(),
  PUBLIC_URL: 'https://lens.test',
  TRUSTED_PROXIES: 0,
  REQUESTS_PER_MINUTE: 0,
  MAX_CONCURRENT_REQUESTS: 2_000,
  ADMISSION_BITS: 0,
  ADMISSIONS_PER_MINUTE: 1_000_000,
  OBSERVATIONS_PER_HOUR: 0,
  ENTITIES_PER_DAY: 0,
  NETWORK_ADMISSIONS_PER_DAY: 0,
  NETWORK_OBSERVATIONS_PER_HOUR: 0,
  OUTCOMES_PER_DAY: 0,
  OPERATORS: [],
  CATALOGUE_MIRRORS: [],
};
