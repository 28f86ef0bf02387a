import type { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import type { AppEnv } from './app-env.ts';
import { tags } from './declares.ts';

/** The OpenAPI 3.1 document of an app, read off its routes. Only declared routes appear: pages and files do not. */
export function openApiOf(app: Hono<AppEnv>, publicUrl: string) {
  return generateSpecs(app, {
    documentation: {
      openapi: '3.1.0',
      info: {
        title: 'InfoFi Lens API',
        version: '1',
        license: { name: 'MIT', identifier: 'MIT' },
        description:
          'Facts about campaigns, boards and profiles that many people saw, with the evidence for each. ' +
          'Errors are RFC 9457 problems: branch on `code`, show `title`, quote `requestId`.',
      },
      servers: [{ url: publicUrl }],
      tags: tags.map((name) => ({ name })),
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: 'Access token of 15 minutes.' },
          operator: { type: 'http', scheme: 'bearer', description: 'Token of an operator of this server.' },
        },
      },
    },
    defaultValidationErrorResponse: invalid,
    excludeStaticFile: false,
  });
}

const invalid = {
  description: 'Refused with code `malformed_json`, `invalid_input` (with `field`), or, for bodies, 413 and 415.',
  content: { 'application/problem+json': {} },
};
