import type { OpenAPIObject, SchemaObject } from '@nestjs/swagger';

const PREFIX = '#/components/schemas/';
type Schemas = Readonly<Record<string, SchemaObject>>;

/**
 * Gives schemas the names of what they describe: `ProductDto_Output`, as the generator has it, is `Product`. Where
 * a request may hold less than an answer, its schema is `ProductInput`.
 */
export function simplifySchemas(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const names = new Map(Object.keys(schemas).map((name) => [name, simpleName(name, schemas)]));
  const renamed = Object.entries(schemas).map(([name, schema]) => [names.get(name) ?? name, schema] as const);
  const components: OpenAPIObject['components'] = {
    ...document.components,
    schemas: Object.fromEntries(renamed),
  };
  const text = JSON.stringify({ ...document, components });
  return JSON.parse(text, function (this: SchemaObject, key, value: unknown) {
    if (key === '$ref' && typeof value === 'string' && value.startsWith(PREFIX))
      return PREFIX + (names.get(value.slice(PREFIX.length)) ?? '');
    return isNoise(this, key, value) ? undefined : value;
  }) as OpenAPIObject;
}

function simpleName(name: string, schemas: Schemas): string {
  const simple = name.replace(/(?:Dto)?(?:_Output)?$/, '');
  const answered = schemas[`${name}_Output`];
  return answered === undefined || isSame(answered, schemas[name]) ? simple : `${simple}Input`;
}

function isSame(output: SchemaObject, input: SchemaObject | undefined): boolean {
  return JSON.stringify(output).replaceAll('_Output"', '"') === JSON.stringify(input);
}

/** zod says of each integer that a double can hold it, spells formats that have a name, and names one of its own. */
function isNoise({ format }: SchemaObject, key: string, value: unknown): boolean {
  return (
    (key === 'minimum' && value === Number.MIN_SAFE_INTEGER) ||
    (key === 'maximum' && value === Number.MAX_SAFE_INTEGER) ||
    (key === 'pattern' && (format === 'uuid' || format === 'date-time')) ||
    (key === 'format' && value === 'starts_with')
  );
}
