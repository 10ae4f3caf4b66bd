import fc from 'fast-check';
import type { OpenApiDocument } from '../../support/openapi/document';
import { flatten, typesOf } from './schema';
import type { Schema } from './schema';
import { validNumbers } from './valid-numbers';
import { validStrings } from './valid-strings';

const MANY = 4;

/** What the value of a property with this name must mean; undefined where any will do. */
export type Meaning = (name: string, schema: Schema) => fc.Arbitrary<unknown> | undefined;

/** Makes values that a schema of the document allows. */
export class ValidValues {
  constructor(
    readonly document: OpenApiDocument,
    private readonly meaning: Meaning = () => undefined,
  ) {}

  of(given: Schema): fc.Arbitrary<unknown> {
    const schema = flatten(this.document, given);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return fc.oneof(...choices.map((choice) => this.of(choice)));
    if ('const' in schema) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const types = typesOf(schema);
    if (types.length === 0) return schema.properties ? this.objects(schema) : fc.jsonValue();
    return fc.oneof(...types.map((type) => this.ofType(type, schema)));
  }

  /** Of a property or a parameter: what its name means, or else what its schema allows. */
  named(name: string, schema: Schema): fc.Arbitrary<unknown> {
    return this.meaning(name, flatten(this.document, schema)) ?? this.of(schema);
  }

  private ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
    switch (type) {
      case 'string':
        return validStrings(schema);
      case 'integer':
      case 'number':
        return validNumbers(schema, type === 'integer');
      case 'boolean':
        return fc.boolean();
      case 'array':
        return this.arrays(schema);
      case 'object':
        return this.objects(schema);
      case 'null':
        return fc.constant(null);
      default:
        throw new Error(`the type ${type} is not one of JSON Schema`);
    }
  }

  private arrays({
    items = {},
    minItems = 0,
    maxItems = Infinity,
    uniqueItems,
  }: Schema): fc.Arbitrary<unknown[]> {
    const size = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, MANY)) };
    if (!uniqueItems) return fc.array(this.of(items), size);
    return fc.uniqueArray(this.of(items), { ...size, selector: (item) => JSON.stringify(item) });
  }

  private objects({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<object> {
    const named = Object.entries(properties).map(
      ([name, schema]) => [name, this.named(name, schema)] as const,
    );
    const known = fc.record(Object.fromEntries(named), {
      requiredKeys: required.filter((name) => name in properties),
    });
    if (typeof additionalProperties !== 'object') return known;
    const others = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), this.of(additionalProperties), {
      maxKeys: MANY,
    });
    return fc.tuple(others, known).map(([more, object]) => ({ ...more, ...object }));
  }
}
