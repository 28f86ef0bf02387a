/** What lies beside the files of a day. */
export const dumpReadme = (date: string) => `InfoFi Lens: what the crowd said, and what it came to, as of ${date} (UTC)

claims.jsonl.gz     what each contributor last said about each campaign, space and board: {entity, by, fields: {field: [seen at, value, extractor?]}}
standings.jsonl.gz  who counts as one with whom, and how likely a word of theirs is right: {by, cluster?, trust?}
bases.jsonl.gz      what was agreed at the checkpoint: {entity, facts}
facts.jsonl.gz      what the API shows: {entity, facts}
signed.json         names, sizes and SHA-256 of these files, signed by the server (Ed25519), and its key documents
checkpoint.json     the signed checkpoint, what newcomers' words are worth, and what operators and circuit breakers decided

Names of contributors ("p17") are drawn anew for each dump and kept nowhere: nobody can follow a person from one day to the next.
Times of sightings are those that browsers share, which they round to five minutes. Left out: everything of X, profiles, rows of boards,
contributors in quarantine, and what had new claims that were not settled at that moment. A dump is published 48 hours after it was made.

To compute every value again with the public engine, put the files into a folder and run, in the source of InfoFi Lens:
  npm run consensus -- --dump FOLDER [--key PUBLIC_KEY]
It first checks the signature and that every file is the one that was signed; with --key, that it is this key, or one it has handed over to.
`;
