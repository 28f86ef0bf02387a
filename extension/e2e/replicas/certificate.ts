import { generate } from 'selfsigned';

let made: Promise<{ key: string; cert: string }> | undefined;

/** A certificate for this process alone; the browser under test is told to accept it. */
export function certificate(): Promise<{ key: string; cert: string }> {
  made ??= generate([{ name: 'commonName', value: 'replicas' }], { keyType: 'ec', algorithm: 'sha256' }).then(({ private: key, cert }) => ({
    key,
    cert,
  }));
  return made;
}
