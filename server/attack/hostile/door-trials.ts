import { AdmissionChallenge } from '@infofi-lens/shared/contracts/admission';
import type { Dice } from '@infofi-lens/shared/testing/dice';
import type { RunningApi } from '../arena/running-api.ts';
import { type CrowdClient, solve } from '../crowd-client.ts';
import { type Member, memberOf, someNetwork } from '../member.ts';
import { minute } from '../world/thing.ts';
import type { Trial } from './trial.ts';

/** Ways to be let in without the work, or with somebody else's. */
export function doorTrials(api: RunningApi, client: CrowdClient, seed: number, dice: Dice): Trial[] {
  const fresh = (name: string): Member => memberOf(`${seed} door ${name}`, someNetwork(dice));
  const register = (who: Member, rest: Record<string, unknown>) =>
    client.post('/v1/contributors', client.sign(who, JSON.stringify({ publicKey: who.device.publicKey, ...rest })), who.network);
  const challengeOf = async (who: Member) => AdmissionChallenge.parse(JSON.parse((await client.challenge(who)).text));
  const worked = async (who: Member) => {
    const { challenge, bits } = await challengeOf(who);
    return { challenge, nonce: solve(challenge, bits) };
  };

  return [
    { what: 'joining without work', expected: ['proof_required'], attempt: () => register(fresh('none'), {}) },
    {
      what: 'joining with a number out of the air',
      expected: ['proof_wrong'],
      attempt: async () => {
        const who = fresh('air');
        const { challenge, bits } = await challengeOf(who);
        return register(who, { challenge, nonce: String(Number(solve(challenge, bits)) + 1_000_000) });
      },
    },
    {
      what: 'the work of another key',
      expected: ['challenge_invalid'],
      attempt: async () => register(fresh('borrower'), await worked(fresh('lender'))),
    },
    {
      what: 'a challenge that asks for less',
      expected: ['challenge_invalid', 'proof_wrong', 'invalid_input'],
      attempt: async () => {
        const { challenge } = await challengeOf(fresh('less'));
        const [head = '', seal = ''] = challenge.split('.');
        const [who, , ...rest]: unknown[] = JSON.parse(Buffer.from(head, 'base64url').toString());
        const eased = Buffer.from(JSON.stringify([who, 0, ...rest])).toString('base64url');
        return register(fresh('less'), { challenge: `${eased}.${seal}`, nonce: '0' });
      },
    },
    {
      what: 'work that is half an hour old',
      expected: ['challenge_expired'],
      attempt: async () => {
        const who = fresh('late');
        const proof = await worked(who);
        api.clock.passTo(api.clock.now() + 31 * minute);
        return register(who, proof);
      },
    },
    {
      what: 'the same work twice: for a key that was let in it changes nothing',
      expected: ['status 201'],
      attempt: async () => {
        const who = fresh('twice');
        const proof = await worked(who);
        await register(who, proof);
        return register(who, proof);
      },
    },
  ];
}
