import { LensError } from '@infofi-lens/shared/errors';
import type { ProblemCode } from './problem-codes.ts';

/** A request that can not be taken as it is. `field` is the dotted path of the part at fault ('observations.3.fields.rank'). */
export class InputError extends LensError {
  readonly field: string | undefined;

  constructor(code: ProblemCode, message: string, field?: string) {
    super(code, message);
    this.field = field;
  }
}

/** Something was asked for by name and is not there (or is not the caller's: the two look the same from outside). */
export class NotFoundError extends LensError {
  constructor(what: string) {
    super('not_found', `There is no such ${what}.`);
  }
}

/** Too much was asked for, or nothing of it is taken now. `retryAfter` is in whole seconds, at least 1. */
export class LimitError extends LensError {
  readonly retryAfter: number;

  constructor(retryAfter: number, code: ProblemCode = 'too_many_requests', message = `Too many requests. Try again in ${retryAfter} s.`) {
    super(code, message);
    this.retryAfter = retryAfter;
  }
}
