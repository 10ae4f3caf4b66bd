import fc from 'fast-check';
import type { Operation, Parameter } from '../../support/openapi/operations';
import { ODD_STRINGS } from '../values/oddities';
import type { ValidValues } from '../values/valid-values';
import { kindOf } from '../world/kinds';
import { Target, Verbatim } from './target';

type Path = Readonly<Record<string, unknown>>;

/** What a router could trip over. */
const ENCODINGS = [
  '%zz',
  '%',
  '%00',
  '%2e%2e%2f',
  '..',
  '.',
  '%C0%AF',
  '%F0%9F',
  ';',
  '+',
  '*',
  "'",
  '7',
  '0x7',
  '-1',
];

/** The ids in an operation's path: of the caller's own things, and of everything else. */
export class Paths {
  constructor(private readonly valid: ValidValues) {}

  sound(operation: Operation): fc.Arbitrary<Path> {
    return fc.record(Object.fromEntries(parametersOf(operation).map((it) => [it.name, this.own(it)])));
  }

  /** One of them is somebody else's, nobody's, of another kind, or no id at all. */
  odd(operation: Operation): fc.Arbitrary<Path> {
    const parameters = parametersOf(operation);
    const spoiled = parameters.map((parameter) =>
      fc
        .tuple(this.sound(operation), odd(parameter, operation.path))
        .map(([path, value]) => ({ ...path, [parameter.name]: value })),
    );
    return fc.oneof(...spoiled);
  }

  private own({ name, schema = {} }: Parameter): fc.Arbitrary<unknown> {
    return this.valid.named(name, schema);
  }
}

export function parametersOf(operation: Operation): readonly Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === 'path');
}

function odd({ name }: Parameter, path: string): fc.Arbitrary<unknown> {
  const kind = kindOf(name, path);
  const texts = fc.oneof(
    fc.constantFrom(...ENCODINGS).map((text) => new Verbatim(text)),
    // An empty one would be another path.
    fc.constantFrom(...ODD_STRINGS.filter((text) => text.trim() !== '')),
    fc.uuid(),
  );
  if (kind === undefined) return texts;
  const elsewhere = ['basket', 'order', 'address', 'product'].filter((other) => other !== kind);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(new Target(kind, 'other')) },
    { weight: 2, arbitrary: fc.constant(new Target(kind, 'nobody')) },
    fc.constantFrom(...elsewhere).map((other) => new Target(other, 'own')),
    texts,
  );
}
