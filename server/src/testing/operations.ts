import * as z from 'zod';
import { openApiOf } from '../http/openapi.ts';
import type { AccountApi } from './account-api.ts';
import { publicUrl } from './account-api.ts';

const methods = ['get', 'post', 'put', 'delete'] as const;
const Operation = z.looseObject({
  summary: z.string().optional(),
  security: z.array(z.unknown()).optional(),
  parameters: z
    .array(z.looseObject({ in: z.string(), name: z.string(), schema: z.looseObject({ type: z.string().optional() }) }))
    .default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.looseObject({}) })) }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});
const Document = z.looseObject({ paths: z.record(z.string(), z.partialRecord(z.enum(methods), Operation)) });

/** Every operation that the running app describes. */
export async function operationsOf(app: AccountApi['app']) {
  const { paths } = Document.parse(await openApiOf(app, publicUrl.origin));
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method: method.toUpperCase(), path, operation }] : [];
    }),
  );
}
