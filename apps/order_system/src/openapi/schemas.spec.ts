import type { OpenAPIObject } from '@nestjs/swagger';
import { simplifySchemas } from './schemas';
import { shareSchemas } from './shared-schemas';

const money = { type: 'object', properties: { amount: { type: 'integer' } }, additionalProperties: false };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function documentWith(schemas: object): OpenAPIObject {
  return {
    openapi: '3.1.0',
    info: { title: 'Lamps', version: '1' },
    paths: {},
    components: { schemas },
  } as OpenAPIObject;
}

describe('schemas', () => {
  it('are named after what they describe, wherever they are referred to', () => {
    const { components } = simplifySchemas(
      documentWith({
        LampDto_Output: { properties: { shade: ref('ShadeDto') } },
        ShadeDto: { type: 'string' },
      }),
    );
    expect(components?.schemas).toEqual({
      Lamp: { properties: { shade: ref('Shade') } },
      Shade: { type: 'string' },
    });
  });

  it('have two names where requests hold something else than answers', () => {
    const { components } = simplifySchemas(
      documentWith({ Lamp: { type: 'object' }, Lamp_Output: { type: 'object', required: ['id'] } }),
    );
    expect(Object.keys(components?.schemas ?? {})).toEqual(['LampInput', 'Lamp']);
  });

  it('say nothing that goes without saying', () => {
    const id = { type: 'string', format: 'uuid', pattern: '^[0-9a-f-]+$' };
    const count = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
    const { components } = simplifySchemas(documentWith({ Lamp: { properties: { id, count } } }));
    expect(components?.schemas?.['Lamp']).toEqual({
      properties: { id: { type: 'string', format: 'uuid' }, count: { type: 'integer', minimum: 0 } },
    });
  });

  it('are referred to where another holds the same in full, in words of its own', () => {
    const document = documentWith({
      Money: { ...money, description: 'An amount' },
      Lamp: { properties: { price: { ...money, description: 'What it costs' }, deposit: money } },
    });
    shareSchemas(document);
    expect(document.components?.schemas).toEqual({
      Money: { ...money, description: 'An amount' },
      Lamp: {
        properties: { price: { ...ref('Money'), description: 'What it costs' }, deposit: ref('Money') },
      },
    });
  });
});
