import { Collector } from '../collector.ts';
import { type Filled, filled } from '../table.ts';
import type { Adapter, Capture, ParseResult, ParseSteps } from '../types.ts';
import { walk } from '../walk.ts';
import { webAddress } from '../web-address.ts';
import { readCards } from './cards.ts';
import { Drafts } from './drafts.ts';
import { driftOf } from './drift.ts';
import { galxe } from './meta.ts';
import { appPage, campaignOf, contextOf } from './page.ts';
import { openPayload } from './payload.ts';
import { whatWasAsked } from './request.ts';
import { galxeTables } from './tables.ts';
import { Visitor } from './visitor.ts';

/** Objects between two steps. */
const stride = 300;

/** Reads Galxe: its GraphQL answers, the hydration of its pages, and as a last resort the cards on the screen. */
export const galxeAdapter = adapterWith(filled(galxeTables));

function adapterWith(tables: Filled<typeof galxeTables>): Adapter {
  return {
    meta: galxe,

    accepts({ url, via }) {
      if (appPage(url) !== undefined) return true;
      const address = via === 'network' ? webAddress(url) : undefined;
      return address !== undefined && apiHosts.has(address.host) && address.path === '/query';
    },

    *parse(capture: Capture): ParseSteps {
      const page = appPage(capture.pageUrl) ?? appPage(capture.url);
      const sighting = { observedAt: capture.capturedAt, via: capture.via, context: contextOf(page) };
      const collector = new Collector(galxe);
      if (capture.via === 'dom') return yield* readCards(capture.body, collector, sighting, tables.labels);

      const payload = yield* openPayload(capture);
      if (payload.broken > 0) collector.warn('broken_body', 'A part of the answer was cut off or is no JSON.');
      const drafts = new Drafts(campaignOf(page));
      const asked = whatWasAsked(capture.requestBody);
      let seen = 0;
      for (const [position, root] of payload.roots.entries()) {
        if (asked(position).mutation) continue;
        const visitor = new Visitor(drafts, collector, { source: payload.source, asked: asked(position), page, tables });
        for (const place of walk(root)) {
          visitor.visit(place);
          seen += 1;
          if (seen % stride === 0) yield;
        }
      }
      yield* drafts.settle(collector, sighting);
      return withDrift(collector, (found) => driftOf(payload, found));
    },

    withTables: (overrides) => adapterWith(filled(galxeTables, overrides)),
  };
}

/** The page's own interface and the documented one, which has the same objects. */
const apiHosts = new Set(['graphigo.prd.galaxy.eco', 'graphigo-business.prd.galaxy.eco']);

function withDrift(
  collector: Collector,
  decide: (outcome: { observations: number; campaigns: number; rejected: number }) => ParseResult['drift'],
): ParseResult {
  const { observations, rejected } = collector.result();
  const campaigns = observations.filter(({ kind }) => kind === 'campaign').length;
  return collector.result(decide({ observations: observations.length, campaigns, rejected }));
}
