/** `npm run operate -- COMMAND …`: what operators do, by the API's own routes. Needs LENS_OPERATOR_TOKEN. */
import { helpText, requestFor, UsageError } from './operate/commands.ts';

const { LENS_API: api = 'http://127.0.0.1:8787', LENS_OPERATOR_TOKEN: token } = process.env;

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function main(words: readonly string[]): Promise<void> {
  if (words.length === 0 || words[0] === 'help' || words.includes('--help')) return console.log(helpText);
  const { method, path, body } = requestFor(words);
  if (!token) throw new UsageError('Set LENS_OPERATOR_TOKEN to your token. Its SHA-256 stands in OPERATORS on the server.');
  const response = await fetch(new URL(path, api), {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => undefined);
  if (!response) throw new UsageError(`There is no server at ${api}. Name another one in LENS_API.`);
  const text = await response.text();
  if (text) console.log(JSON.stringify(JSON.parse(text), null, 2));
  else console.log('Done.');
  process.exitCode = response.ok ? 0 : 1;
}
