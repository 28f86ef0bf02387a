import { buildExtension } from './build-extension.ts';

/** Every run tests what the sources say now. */
// biome-ignore lint/style/noDefaultExport: Playwright calls what a setup file exports by default
export default async function build(): Promise<void> {
  await buildExtension();
}
