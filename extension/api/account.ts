import { LinkedWallet, type LinkWalletAnswer, SessionList, SessionsEnded } from '@infofi-lens/shared/contracts/account';
import { ConnectPending } from '@infofi-lens/shared/contracts/auth';
import { MailSent } from '@infofi-lens/shared/contracts/email';
import { type XConnectRequest, XLink, XLinks } from '@infofi-lens/shared/contracts/x-links';
import { Signed } from '@infofi-lens/shared/signing/signed';
import { currentLocale } from '@infofi-lens/shared/words/current';
import * as z from 'zod/mini';
import { ApiError, type Connection, type Question, request } from './request.ts';

const Linking = z.discriminatedUnion('status', [LinkedWallet, ConnectPending]);
/** A union without a common name: what waits has no id, what is linked no status. */
const Stating = z.union([XLink, ConnectPending]);
const nothing = z.optional(z.unknown());

/** What one can do with one's account, as functions. All throw {@link request}'s errors. */
export function accountApi(connection: Connection, accessToken: string) {
  async function ask<S extends z.core.$ZodType>(
    schema: S,
    method: NonNullable<Question['method']>,
    path: string,
    body?: object,
  ): Promise<z.infer<S>> {
    // Mails that tell of it are in the language that was chosen here, which need not be the browser's.
    const headers = { authorization: `Bearer ${accessToken}`, 'accept-language': currentLocale() };
    const reply = await request(connection, schema, { method, path, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!reply) throw new ApiError('bad_answer', 'The server gave an answer that can not be read.'); // 304 to a question that named no version
    return reply.answer;
  }
  return {
    sessions: async (): Promise<SessionList['items']> => (await ask(SessionList, 'GET', '/v1/auth/sessions')).items,
    endSession: (id: string) => ask(nothing, 'DELETE', `/v1/auth/sessions/${encodeURIComponent(id)}`),
    /** @returns how many were ended. */
    endOtherSessions: async (): Promise<number> => (await ask(SessionsEnded, 'DELETE', '/v1/auth/sessions')).ended,

    /** Adds the wallet that signed for this verifier. Ask every 2 s while it is `pending`. */
    linkWallet: (verifier: string): Promise<LinkWalletAnswer> => ask(Linking, 'POST', '/v1/profiles/link-wallet', { verifier }),
    unlinkWallet: (address: string) => ask(nothing, 'DELETE', '/v1/profiles/link-wallet', { address }),

    xLinks: async (): Promise<XLink[]> => (await ask(XLinks, 'GET', '/v1/profiles/link-x')).items,
    /** Begins to wait for a statement that a wallet of the account signs on the connect page. */
    waitForX: (wanted: XConnectRequest) => ask(nothing, 'POST', '/v1/profiles/link-x/connect', wanted),
    /** What was signed for this verifier, kept. Ask every 2 s while it is `pending`. */
    linkX: (verifier: string): Promise<z.infer<typeof Stating>> => ask(Stating, 'POST', '/v1/profiles/link-x', { verifier }),
    takeBackX: (id: string) => ask(nothing, 'DELETE', `/v1/profiles/link-x/${encodeURIComponent(id)}`),

    /** Sends a link to the address; once it is followed the account has it. */
    addEmail: (email: string, password: string) => ask(MailSent, 'POST', '/v1/auth/email', { email, password }),
    removeEmail: () => ask(nothing, 'DELETE', '/v1/auth/email'),
    changePassword: (current: string, password: string) => ask(nothing, 'POST', '/v1/auth/password', { current, password }),

    /** Deletes the account. @returns what the server signs for: an `AccountErasure`. */
    erase: (): Promise<Signed> => ask(Signed, 'DELETE', '/v1/auth/me', { erase: 'account' }),
  };
}
export type AccountApi = ReturnType<typeof accountApi>;
