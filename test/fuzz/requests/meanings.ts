import fc from 'fast-check';
import { kindOf } from '../world/kinds';
import { Target } from './target';
import type { Whose } from './target';

const PROOFS = ['password', 'refresh-token', 'totp-code'];

/** All prices are in one currency, and now and then somebody asks for another. */
const currencies = fc.constantFrom('EUR', 'EUR', 'EUR', 'USD');

/** What a field or a parameter stands for, by its name: somebody's thing, where it names one. */
export function meaningOf(name: string, path: string, whose: Whose): fc.Arbitrary<unknown> | undefined {
  if (name === 'currency') return currencies;
  const kind = kindOf(name, path);
  if (kind === undefined) return undefined;
  // What proves who somebody is, only they have.
  const target = fc.constant(new Target(kind, PROOFS.includes(kind) ? 'own' : whose));
  // An address is as good where nobody has it: to open an account with.
  return kind === 'email' ? fc.oneof(target, fc.constant(new Target(kind, 'nobody'))) : target;
}
