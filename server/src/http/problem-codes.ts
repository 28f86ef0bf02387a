/**
 * Every code a caller may see, with its HTTP status: the only place where an error's code meets HTTP.
 * Services throw `LensError` with one of these codes; a code that is not here is answered as `internal_error`.
 */
export const problemCodes = {
  malformed_json: 400,
  invalid_input: 400,
  unauthenticated: 401,
  token_expired: 401,
  not_found: 404,
  method_not_allowed: 405,
  body_too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  internal_error: 500,
  overloaded: 503,
  not_ready: 503,

  invalid_public_key: 400,
  unknown_contributor: 401,
  bad_signature: 401,
  replayed_batch: 409,
  wrong_audience: 421,
  contributor_erased: 410,
  batches_closed: 503,
  quota_reached: 429,
  request_stale: 401,
  ledger_begun_anew: 409,

  proof_required: 400,
  challenge_invalid: 400,
  challenge_expired: 410,
  proof_wrong: 400,
  proof_used: 409,
  admission_closed: 503,
  admission_full: 429,

  switches_changed: 409,

  siwe_malformed: 400,
  siwe_wrong_domain: 401,
  siwe_wrong_uri: 401,
  siwe_wrong_chain: 401,
  siwe_wrong_statement: 401,
  siwe_not_yet_valid: 401,
  siwe_expired: 401,
  siwe_issued_in_future: 401,
  siwe_bad_signature: 401,
  siwe_wrong_request: 401,
  chain_unavailable: 503,
  nonce_unknown: 401,
  nonce_used: 401,
  nonce_expired: 401,
  connect_expired: 410,
  connect_already_approved: 409,
  connect_already_redeemed: 410,
  refresh_token_invalid: 401,
  refresh_token_expired: 401,
  refresh_token_reused: 401,

  mail_not_configured: 503,
  wrong_email_or_password: 401,
  wrong_password: 401,
  password_too_common: 400,
  mail_link_invalid: 410,
  mail_link_expired: 410,
  email_taken: 409,
  wallet_taken: 409,
  wallet_not_yours: 404,
  last_way_to_sign_in: 409,
} as const satisfies Record<string, 400 | 401 | 404 | 405 | 409 | 410 | 413 | 415 | 421 | 422 | 429 | 500 | 503>;

export type ProblemCode = keyof typeof problemCodes;

/** Whether callers know this code. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemCodes, code);
}
