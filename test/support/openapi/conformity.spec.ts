import { Conformity } from './conformity';
import type { OpenApiDocument } from './document';
import { operationAt, operationsOf } from './operations';

const lamp = { id: 'lamp-1', price: 5 };

const document: OpenApiDocument = {
  openapi: '3.1.0',
  paths: {
    '/lamps/{id}': {
      get: {
        operationId: 'getLamp',
        parameters: [{ $ref: '#/components/parameters/Id' }],
        responses: {
          200: {
            description: 'The lamp',
            headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Lamp' } } },
          },
          204: { description: 'Nothing' },
          404: { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/lamps/brightest': { get: { operationId: 'getBrightest', security: [{ bearer: [] }], responses: {} } },
  },
  components: {
    headers: { RequestId: { required: true, schema: { type: 'string' } } },
    parameters: { Id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } } },
    schemas: {
      Lamp: {
        type: 'object',
        properties: { id: { type: 'string' }, price: { type: ['integer', 'null'] } },
        required: ['id'],
        additionalProperties: false,
      },
    },
    responses: {
      NotFound: {
        description: 'No',
        content: { 'application/problem+json': { schema: { properties: { code: { enum: ['GONE'] } } } } },
      },
    },
  },
};

const operations = operationsOf(document);
const conformity = new Conformity(document);

function violations(
  status: number,
  type: string,
  body: unknown,
  headers: Record<string, string> = {},
): string[] {
  const operation = operationAt(operations, 'GET', '/lamps/7?x=1');
  if (!operation) throw new Error('there is no such operation');
  const seen = new Headers({ 'content-type': type, 'x-request-id': '1', ...headers });
  if (type === '') seen.delete('content-type');
  return conformity.violations(operation, { status, headers: seen, body });
}

describe('an answer', () => {
  it.each([
    [200, 'application/json; charset=utf-8', lamp],
    [200, 'application/json', { id: 'x', price: null }],
    [204, '', undefined],
    [404, 'application/problem+json', { code: 'GONE' }],
  ])('of %i %s as documented is accepted', (status, type, body) => {
    expect(violations(status, type, body)).toEqual([]);
  });

  it.each([
    [418, 'application/json', lamp, 'the status 418 is not documented'],
    [200, 'text/html', lamp, 'the content type text/html is not documented'],
    [200, 'application/json', { ...lamp, price: 'dear' }, '/price must be integer,null'],
    [200, 'application/json', { ...lamp, secret: 1 }, '"additionalProperty":"secret"'],
    [204, 'application/json', lamp, 'there is a body, and none is documented'],
    [404, 'application/problem+json', { code: 'LOST' }, '/code must be equal to one of the allowed values'],
  ])('of %i %s %j is not', (status, type, body, reason) => {
    expect(violations(status, type, body)).toEqual([expect.stringContaining(reason)]);
  });

  it('lacks a header that every such answer has', () => {
    const [operation] = operations;
    const headers = new Headers({ 'content-type': 'application/json' });
    expect(operation && conformity.violations(operation, { status: 200, headers, body: lamp })).toEqual([
      'the header X-Request-Id is missing',
    ]);
  });
});

describe('an operation', () => {
  it('is found by its path, a literal one first', () => {
    expect(operationAt(operations, 'GET', '/lamps/brightest')).toMatchObject({
      id: 'getBrightest',
      open: false,
    });
    expect(operationAt(operations, 'GET', '/lamps/7')).toMatchObject({
      id: 'getLamp',
      open: true,
      parameters: [{ name: 'id', in: 'path' }],
    });
    expect(operationAt(operations, 'PUT', '/lamps/7')).toBeUndefined();
  });
});
