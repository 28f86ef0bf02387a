import fc from 'fast-check';

/** A mutant is run against the properties thousands of times: a few examples each, and always the same ones. */
fc.configureGlobal({ numRuns: 25, seed: 1, endOnFailure: true });
