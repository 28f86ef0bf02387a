import { LookupParams } from '@infofi-lens/shared/catalogue/manifest';
import { Signed } from '@infofi-lens/shared/signing/signed';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { InputError } from '../http/errors.ts';
import { answerText } from '../http/json-text.ts';

/** `GET /v1/catalogue/lookup/:prefix`: everything whose key's SHA-256 begins so. The asker finds what they meant themselves. */
export const getCatalogueLookup = ({ catalogue }: Pick<Deps, 'catalogue'>) =>
  new Hono<AppEnv>().get(
    '/catalogue/lookup/:prefix',
    declares({
      tag: 'sync',
      summary: 'Everything whose name begins so, signed',
      description:
        'For what the catalogue does not carry. The prefix is of SHA-256 over `platform:kind:id`, as long as the manifest says (`all` for no digits): a longer one would tell what is meant, and is refused.',
      answers: { 200: Signed },
      problems: ['not_ready'],
    }),
    cached(60),
    accepts('param', LookupParams),
    async (c) => {
      const asked = c.req.valid('param').prefix;
      const prefix = asked === 'all' ? '' : asked;
      const { digits } = (await catalogue.contents()).lookup;
      // A reader may hold the manifest from before the last digit was added.
      if (prefix.length > digits || prefix.length < digits - 1)
        throw new InputError('invalid_input', `The prefix has ${digits} digits at present.`, 'prefix');
      return answerText(c, await catalogue.lookup(prefix));
    },
  );
