import { LensError } from '@infofi-lens/shared/errors';
import { createMiddleware } from 'hono/factory';
import { uniqueSymbol } from 'hono-openapi';
import { type Operator, operatorOf } from '../services/operating/operators.ts';
import type { AppEnv } from './app-env.ts';
import { refusals } from './declares.ts';

type OperatingEnv = AppEnv & { Variables: { operator: string } };

/** Lets only operators through, and documents it. The handler reads `c.get('operator')`: who the audit log will name. */
export function operating(operators: readonly Operator[]) {
  const middleware = createMiddleware<OperatingEnv>(async (c, next) => {
    const token = /^Bearer ([\x21-\x7e]{16,200})$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (!token) throw new LensError('unauthenticated', 'This needs the token of an operator.');
    c.set('operator', operatorOf(operators, token));
    await next();
    c.header('cache-control', 'no-store');
  });
  const spec = { security: [{ operator: [] }], responses: refusals(['unauthenticated']) };
  return Object.assign(middleware, { [uniqueSymbol]: { spec } });
}
