import type { Conformity } from '../../support/openapi/conformity';
import type { Rule } from '../exchange';
import type { Privates } from '../world/privates';
import { access } from './access';
import { answered } from './answered';
import { documented } from './documented';
import { noLeak } from './no-leak';
import { soundIsServed } from './sound-is-served';
import { strict } from './strict';
import { unchanged } from './unchanged';

/** What must be true of every exchange, the worst to break first. */
export function rulesOf(conformity: Conformity, privates: Privates): readonly Rule[] {
  return [
    answered,
    noLeak(privates),
    access,
    unchanged,
    documented(conformity),
    strict(conformity),
    soundIsServed,
  ];
}
