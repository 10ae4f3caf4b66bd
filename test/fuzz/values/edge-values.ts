import fc from 'fast-check';
import { ODD_KEYS, oddNumbers, oddStrings, oddValues } from './oddities';
import { flatten, typesOf } from './schema';
import type { Schema } from './schema';
import type { ValidValues } from './valid-values';

const TOO_MANY = 300;

/** Values at a schema's edges, on either side of them, and of kinds that it does not have. */
export class EdgeValues {
  constructor(private readonly valid: ValidValues) {}

  of(given: Schema): fc.Arbitrary<unknown> {
    const schema = flatten(this.valid.document, given);
    return fc.oneof({ weight: 4, arbitrary: this.edges(schema) }, { weight: 1, arbitrary: oddValues });
  }

  private edges(schema: Schema): fc.Arbitrary<unknown> {
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return fc.oneof(...choices.map((choice) => this.of(choice)));
    const edges = typesOf(schema).map((type) => this.ofType(type, schema));
    const members = schema.enum ?? ('const' in schema ? [schema.const] : []);
    return fc.oneof(...edges, ...(members.length > 0 ? [nearMembers(members)] : []), oddValues);
  }

  private ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
    if (type === 'object') return this.objects(schema);
    if (type === 'array') return this.arrays(schema);
    if (type === 'string') return strings(schema, this.valid);
    if (type === 'integer' || type === 'number') return numbers(schema);
    return oddValues;
  }

  /** Valid but for one property: spoiled, left out, or one too many. */
  private objects(schema: Schema): fc.Arbitrary<unknown> {
    const { properties = {}, required = [] } = schema;
    const whole = this.valid.of(schema) as fc.Arbitrary<Record<string, unknown>>;
    const spoiled = Object.entries(properties).map(([name, property]) =>
      fc.tuple(whole, this.of(property)).map(([object, value]) => withKey(object, name, value)),
    );
    const lacking = required.map((name) =>
      whole.map((object) => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))),
    );
    const extended = fc
      .tuple(whole, fc.constantFrom('extra', ...ODD_KEYS), oddValues)
      .map(([object, key, value]) => withKey(object, key, value));
    return fc.oneof(...spoiled, ...lacking, extended);
  }

  private arrays(schema: Schema): fc.Arbitrary<unknown> {
    const { items = {}, minItems = 0, maxItems = TOO_MANY } = schema;
    const item = this.valid.of(items);
    const repeated = (count: number) => item.map((one) => Array.from({ length: count }, () => one));
    return fc.oneof(
      fc.constant([]),
      this.of(items).map((odd) => [odd]),
      repeated(Math.max(0, minItems - 1)),
      repeated(Math.min(maxItems, TOO_MANY) + 1),
    );
  }
}

function strings({ minLength = 0, maxLength, ...rest }: Schema, valid: ValidValues): fc.Arbitrary<unknown> {
  const lengths = [minLength - 1, minLength, maxLength, maxLength === undefined ? undefined : maxLength + 1];
  const ofLength = lengths
    .filter((length) => length !== undefined && length >= 0)
    .flatMap((length) => ['a'.repeat(Number(length)), '🪔'.repeat(Number(length))]);
  const whole = valid.of({ ...rest, minLength, maxLength, type: 'string' }) as fc.Arbitrary<string>;
  const around = fc
    .tuple(whole, oddStrings, fc.boolean())
    .map(([text, odd, before]) => (before ? odd + text : text + odd));
  return fc.oneof(
    oddStrings,
    fc.constantFrom('', ...ofLength),
    around,
    whole.map((text) => text.toUpperCase()),
  );
}

function numbers({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Schema): fc.Arbitrary<unknown> {
  const edges = [minimum - 1, minimum, minimum + 0.5, maximum - 1, maximum, maximum + 1];
  return fc.oneof(oddNumbers, fc.constantFrom<unknown>(...edges, ...edges.map(String)));
}

function nearMembers(members: readonly unknown[]): fc.Arbitrary<unknown> {
  const texts = members.filter((member) => typeof member === 'string');
  const near = texts.flatMap((text) => [text.toLowerCase(), text.toUpperCase(), ` ${text}`, text.slice(1)]);
  return fc.constantFrom<unknown>(...members, ...near, members);
}

/** The entries make `__proto__` a key like any other. */
function withKey(object: object, key: string, value: unknown): unknown {
  return Object.fromEntries([...Object.entries(object), [key, value]]);
}
