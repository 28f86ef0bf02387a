import { type Locale, locales, nearest, source } from '@infofi-lens/shared/words/locales';
import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';

/**
 * The language to answer a person in: the one that `?lang=` asks for (the extension knows which was chosen there), else the
 * first of `Accept-Language` that we speak, else English.
 */
export function languageOf(c: Pick<Context, 'req'>): Locale {
  const wanted = parseAccept(c.req.header('accept-language') ?? '').map(({ type }) => type);
  for (const tag of [c.req.query('lang') ?? '', ...wanted]) {
    const found = nearest(tag, locales);
    if (found) return found;
  }
  return source;
}
