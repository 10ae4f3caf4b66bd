import fc from 'fast-check';
import type { Operation, Parameter } from '../../support/openapi/operations';
import type { EdgeValues } from '../values/edge-values';
import { ODD_KEYS, oddStrings } from '../values/oddities';
import type { ValidValues } from '../values/valid-values';
import type { Entry } from './fuzz-request';
import { Target } from './target';

const none: fc.Arbitrary<readonly Entry[]> = fc.constant([]);

/** Cursors are for the list that made them alone, so no sound request has one of its own making. */
const isCursor = ({ name }: Parameter) => name === 'cursor';

const oddCursors = fc.oneof(
  fc.constant(new Target('cursor', 'own')),
  fc.json().map((text) => Buffer.from(text).toString('base64url')),
  oddStrings,
);

/** The query of an operation. */
export class Queries {
  constructor(
    private readonly valid: ValidValues,
    private readonly edges: EdgeValues,
  ) {}

  sound(operation: Operation): fc.Arbitrary<readonly Entry[]> {
    const parameters = parametersOf(operation).filter((parameter) => !isCursor(parameter));
    const values = parameters.map(({ name, schema = {} }) => [name, this.valid.named(name, schema)] as const);
    const requiredKeys = parameters.filter(({ required }) => required).map(({ name }) => name);
    return fc.record(Object.fromEntries(values), { requiredKeys }).map((query) => Object.entries(query));
  }

  /** One parameter is at an edge or beyond it, repeated, or unknown. */
  odd(operation: Operation): fc.Arbitrary<readonly Entry[]> {
    const parameters = parametersOf(operation);
    const spoiled = parameters.map((parameter) => this.spoiled(parameter));
    const unknown = fc.tuple(fc.constantFrom('colour', 'a[b]', 'limit[]', ...ODD_KEYS), oddStrings);
    const more = fc.oneof(
      ...spoiled,
      unknown.map((entry): readonly Entry[] => [entry]),
    );
    return fc.tuple(fc.oneof(this.sound(operation), none), more).map(([before, odd]) => [...before, ...odd]);
  }

  private spoiled(parameter: Parameter): fc.Arbitrary<readonly Entry[]> {
    const { name, schema = {} } = parameter;
    const value = isCursor(parameter) ? oddCursors : this.edges.of(schema);
    const once = value.map((odd): readonly Entry[] => [[name, odd]]);
    const twice = fc.tuple(value, value).map((odd): readonly Entry[] => odd.map((it) => [name, it]));
    return fc.oneof({ weight: 4, arbitrary: once }, { weight: 1, arbitrary: twice });
  }
}

function parametersOf(operation: Operation): readonly Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === 'query');
}
