import { AddDirective, AddRule, DecideAppeal, EndRequest, Release, TurnValves } from '@infofi-lens/shared/contracts/operating';
import { OperatorOptOut } from '@infofi-lens/shared/contracts/shill';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { helpText, requestFor, UsageError } from './commands.ts';

const id = 'a'.repeat(64);

it.each<[string, string, z.ZodMiniType]>([
  ['newcomers 5', 'PUT /v1/operator/valves', TurnValves],
  ['batches off', 'PUT /v1/operator/valves', TurnValves],
  ['rule refuse --platform galxe --id-prefix GC', 'POST /v1/operator/rules', AddRule],
  ['rule drop endsAt,startsAt --adapter galxe@1', 'POST /v1/operator/rules', AddRule],
  ['end-rule 3', 'POST /v1/operator/rules/3/end', EndRequest],
  ['lock galxe:campaign:GC1', 'POST /v1/operator/directives', AddDirective],
  ['lock kaito:board-entry:top:ANOMA:7d:5 rank', 'POST /v1/operator/directives', AddDirective],
  ['revert galxe:campaign:GC1 endsAt null 2026-11-20T12:00:00Z', 'POST /v1/operator/directives', AddDirective],
  ['freeze galxe campaign', 'POST /v1/operator/directives', AddDirective],
  [`quarantine-contributor ${id}`, 'POST /v1/operator/directives', AddDirective],
  ['end-directive 7', 'POST /v1/operator/directives/7/end', EndRequest],
  ['release 1,2,3', 'POST /v1/operator/quarantine/release', Release],
  ['decide-contest 4 declined Sorry', 'POST /v1/operator/contests/4/decide', DecideAppeal],
  ['decide 4 granted Thanks', 'POST /v1/operator/appeals/4/decide', DecideAppeal],
])('%s asks for %s, in the words of its contract', (line, expected, contract) => {
  const { method, path, body } = requestFor([...line.split(' '), '--reason', 'because of a test']);
  expect(`${method} ${path}`).toBe(expected);
  expect(z.parse(contract, body)).toEqual(body);
});

it.each([
  ['opt-out x:44196397', 'POST /v1/operator/opt-outs'],
  ['opt-in kaito:44196397', 'POST /v1/operator/opt-outs/end'],
])('%s asks for %s, for a person', (line, expected) => {
  const { method, path, body } = requestFor([...line.split(' '), '--reason', 'asked by mail']);
  expect(`${method} ${path}`).toBe(expected);
  expect(z.parse(OperatorOptOut, body)).toMatchObject({ profile: { id: '44196397' }, reason: 'asked by mail' });
});

it.each([
  ['state', '/v1/operator/state'],
  ['contests', '/v1/operator/contests'],
  ['quarantine --before 9', '/v1/operator/quarantine?before=9'],
  ['audit', '/v1/operator/audit'],
])('%s reads %s and needs no reason', (line, path) => {
  expect(requestFor(line.split(' '))).toEqual({ method: 'GET', path });
});

it.each([
  'newcomers 5',
  'newcomers',
  'batches perhaps',
  'lock galxe',
  'revert galxe:campaign:GC1 endsAt word now',
  'frobnicate',
  'rule drop',
  'state --nonsense',
])('"%s" is refused with a sentence, and nothing is asked', (line) => {
  expect(() => requestFor(line.split(' '))).toThrow(UsageError);
});

it('names every command in its help', () => {
  for (const command of ['state', 'newcomers', 'batches', 'rule', 'end-rule', 'lock', 'revert', 'freeze', 'release', 'decide', 'audit'])
    expect(helpText).toMatch(new RegExp(`^ {2}${command} `, 'm'));
});
