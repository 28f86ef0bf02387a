/**
 * An error that a person may read. Branch on `code`, never on `message`.
 * `hint` is for whoever operates or develops the product and is never shown to a stranger.
 */
export class LensError extends Error {
  readonly code: string;
  readonly hint: string | undefined;

  constructor(code: string, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'LensError';
    this.code = code;
    this.hint = options.hint;
  }
}
