import { type BrowserContext, chromium } from '@playwright/test';
import type { Visit } from '../replicas/server.ts';

export interface BrowserOptions {
  /** Folder of the browser's profile. A browser started again on the same folder is the same person. */
  readonly profileDir: string;
  /** Folder of the built extension; none is a browser without it. */
  readonly extensionDir?: string;
  readonly visit: Visit;
  readonly colorScheme?: 'light' | 'dark';
}

/**
 * A Chromium whose platforms are the replicas of that visit. Nothing in it reaches the network.
 * @throws When no Chromium is named by LENS_CHROMIUM (set by the project's own scripts).
 */
export function openBrowser({ profileDir, extensionDir, visit, colorScheme = 'dark' }: BrowserOptions): Promise<BrowserContext> {
  const executablePath = process.env.LENS_CHROMIUM;
  if (!executablePath) throw new Error('LENS_CHROMIUM does not name a Chromium. Start this through npm (it finds or installs one).');
  const load = extensionDir ? [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`] : [];
  return chromium.launchPersistentContext(profileDir, {
    executablePath,
    headless: false, // the new headless mode below is the one that runs extensions
    colorScheme,
    viewport: { width: 1280, height: 860 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(process.env.DISPLAY && process.env.LENS_HEADED ? [] : ['--headless=new']),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--ignore-certificate-errors',
      `--host-resolver-rules=${visit.resolverRules}`,
      ...load,
    ],
  });
}
