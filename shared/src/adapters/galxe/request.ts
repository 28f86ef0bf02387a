import { givenId } from '../given.ts';
import { dig, isRecord, parseJson, read } from '../json.ts';

/** What a page asked for, from the body of its request. The answer alone often does not say which board it is. */
export interface Asked {
  /** A mutation is an act of the viewer; its answer is not read. */
  readonly mutation: boolean;
  readonly campaignId?: string;
  readonly spaceId?: string;
  readonly sprintId?: string;
  readonly starboardId?: string;
  /** Whether the page asked on behalf of a signed-in viewer. */
  readonly viewer: boolean;
}

const unknownRequest: Asked = { mutation: false, viewer: false };
/** Used where a page sends an id without the text of the query. */
const mutations =
  /^(SignIn|SyncCredentialValue|AddTypedCredentialItems|VerifyCredentials?|PrepareParticipate|Participate\w*|followSpace|unfollowSpace)$/i;

/** One entry per question: GraphQL clients may send several at once. An unreadable body asks nothing. */
export function whatWasAsked(requestBody: string | undefined): (position: number) => Asked {
  const body = requestBody === undefined ? undefined : parseJson(requestBody);
  const asked = (Array.isArray(body) ? body : [body]).map(asOne);
  return (position) => asked[position] ?? unknownRequest;
}

function asOne(body: unknown): Asked {
  if (!isRecord(body)) return unknownRequest;
  const query = read(body, 'query');
  const name = read(body, 'operationName');
  const variables = read(body, 'variables');
  const said = (key: string) => givenId(dig(variables, key)) ?? givenId(dig(variables, 'input', key));
  const id = said('id');
  const campaignId = said('campaignId') ?? said('campaignID') ?? (id?.startsWith('GC') ? id : undefined);
  const spaceId = said('spaceId') ?? said('spaceID') ?? (id !== undefined && /^\d+$/.test(id) ? id : undefined);
  const sprintId = said('sprintId') ?? said('sprintID');
  const starboardId = said('starboardId') ?? id;
  return {
    mutation: typeof query === 'string' ? holdsMutation(query) : typeof name === 'string' && mutations.test(name),
    viewer: ['address', 'userAddress', 'walletAddress'].some((key) => said(key) !== undefined),
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(spaceId === undefined ? {} : { spaceId }),
    ...(sprintId === undefined || sprintId === '0' ? {} : { sprintId }),
    ...(starboardId === undefined ? {} : { starboardId }),
  };
}

/** Whether the document has an operation `mutation`: the word outside all brackets, comments and texts. */
function holdsMutation(query: string): boolean {
  let depth = 0;
  for (const [token] of query.matchAll(/#[^\n\r]*|"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|[{}()]|\w+/g)) {
    if (token === '{' || token === '(') depth += 1;
    else if (token === '}' || token === ')') depth -= 1;
    else if (depth === 0 && token === 'mutation') return true;
    else if (depth === 0 && token === 'query') return false;
  }
  return false;
}
