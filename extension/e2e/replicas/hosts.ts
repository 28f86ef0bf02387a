import type { Platform } from './answer.ts';
import { galxe } from './galxe.ts';
import { kaito } from './kaito.ts';
import { layer3 } from './layer3.ts';
import { x } from './x.ts';

/** Which platform answers under which real host name. */
export const platformHosts: Readonly<Record<string, Platform>> = {
  'app.galxe.com': galxe,
  'graphigo.prd.galaxy.eco': galxe,
  'app.layer3.xyz': layer3,
  'kaito.ai': kaito,
  'www.kaito.ai': kaito,
  'yaps.kaito.ai': kaito,
  'hub.kaito.ai': kaito,
  'api.kaito.ai': kaito,
  'x.com': x,
};

/** Hosts that serve pictures only. */
export const imageHosts = ['cdn-2.galxe.com', 'appeco.galxe.com', 'asset.cdn.kaito.ai', 'pbs.twimg.com'] as const;

/** For Chromium: the platforms' names lead to the replicas, every other name but this machine's leads nowhere. */
export function resolverRules(port: number): string {
  const maps = [...Object.keys(platformHosts), ...imageHosts].map((host) => `MAP ${host} 127.0.0.1:${port}`);
  return [...maps, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ');
}
