import { Conformity } from '../../support/openapi/conformity';
import type { OpenApiDocument } from '../../support/openapi/document';
import { operationsOf } from '../../support/openapi/operations';
import type { Exchange } from '../exchange';
import { Target } from '../requests/target';
import { Privates } from '../world/privates';
import { rulesOf } from './rules';

const [mine, other] = ['mk000000000001', 'mk000000000002'];
const theirOrder = '01a20465-bf4c-7729-ab97-2c2165707774';
const problem = {
  type: 'object',
  properties: { code: { enum: ['FORBIDDEN', 'VALIDATION_FAILED', 'ORDER_NOT_FOUND', 'INTERNAL_ERROR'] } },
};

const document: OpenApiDocument = {
  openapi: '3.1.0',
  paths: {
    '/orders/{orderId}': {
      patch: {
        operationId: 'changeOrder',
        'x-permission': 'orders:change',
        security: [{ bearer: [] }],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { note: { type: 'string', maxLength: 5 } },
                additionalProperties: false,
              },
            },
          },
        },
        responses: {
          200: { description: 'Done', content: { 'application/json': { schema: { type: 'object' } } } },
          403: { description: 'No', content: { 'application/problem+json': { schema: problem } } },
          400: { description: 'No', content: { 'application/problem+json': { schema: problem } } },
          404: { description: 'No', content: { 'application/problem+json': { schema: problem } } },
          500: { description: 'Ouch', content: { 'application/problem+json': { schema: problem } } },
        },
      },
    },
  },
};

const privates = new Privates();
privates.note(other, theirOrder);
const rules = rulesOf(new Conformity(document), privates);
const [operation] = operationsOf(document);
const own = new Target('order', 'own');

interface Case {
  readonly status?: number;
  readonly body?: unknown;
  readonly request?: Partial<Exchange['request']>;
  readonly exchange?: Partial<Exchange>;
  readonly sent?: string;
}

function broken({ status = 200, body = {}, request, exchange, sent = '{}' }: Case): string[] {
  if (!operation) throw new Error('there is no operation');
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  const requestId = 'r-1';
  const whole = status < 400 ? body : { status, requestId, instance: '/orders/7', ...(body as object) };
  const all: Exchange = {
    request: {
      operation,
      caller: 'customer',
      path: { orderId: own },
      query: [],
      headers: [],
      sound: true,
      watched: false,
      ...request,
    },
    sent: { method: 'PATCH', path: '/orders/7', headers: [], body: Buffer.from(sent) },
    named: [{ target: own, id: '7' }],
    marker: mine,
    answer: {
      status,
      headers: new Headers({ 'content-type': type, 'x-request-id': requestId }),
      text: JSON.stringify(whole),
      body: whole,
    },
    ...exchange,
  };
  return rules.flatMap((rule) => rule(all)).map(({ rule }) => rule);
}

describe('the rules', () => {
  it('have nothing against an answer as it should be', () => {
    expect(broken({})).toEqual([]);
    expect(broken({ body: { customerId: mine } })).toEqual([]);
  });

  it.each<[string, Case, string]>([
    ['no answer', { exchange: { answer: undefined, failure: 'ECONNRESET' } }, 'server error'],
    ['500', { status: 500, body: { code: 'INTERNAL_ERROR' } }, 'server error'],
    ['a status that is not documented', { status: 418 }, 'undocumented answer'],
    [
      'a code that is not documented',
      { status: 403, body: { code: 'NO' }, request: { sound: false } },
      'undocumented answer',
    ],
    [
      'a problem of another request',
      { status: 404, body: { code: 'FORBIDDEN', requestId: 'r-2' }, request: { sound: false } },
      'undocumented answer',
    ],
    ["somebody else's marker", { body: { name: `Name ${other}` } }, 'leak'],
    ["somebody else's id", { body: { orders: [theirOrder] } }, 'leak'],
    ['a caller who may not, served', { request: { caller: 'narrow-key' } }, 'open door'],
    ['an expired token, believed', { request: { caller: 'expired' } }, 'open door'],
    [
      "somebody else's thing, served",
      { exchange: { named: [{ target: new Target('order', 'other'), id: '8' }] } },
      'open door',
    ],
    [
      'a refusal that changed something',
      {
        status: 403,
        body: { code: 'FORBIDDEN' },
        request: { sound: false },
        exchange: { seen: { before: 'a', after: 'b' } },
      },
      'refused and yet done',
    ],
    [
      'a body against the document, accepted',
      { sent: '{"note":"too long"}' },
      'accepted against the document',
    ],
    [
      'a sound request, called invalid',
      { status: 400, body: { code: 'VALIDATION_FAILED' } },
      'sound request refused',
    ],
    ["one's own thing, denied", { status: 404, body: { code: 'ORDER_NOT_FOUND' } }, 'sound request refused'],
  ])('are broken by %s', (_, breach, rule) => {
    expect(broken(breach)).toEqual([rule]);
  });

  it('let staff see what is for staff to see', () => {
    const named = [{ target: new Target('order', 'other'), id: theirOrder }];
    expect(broken({ body: { id: theirOrder }, request: { caller: 'staff' }, exchange: { named } })).toEqual(
      [],
    );
  });

  it('let an answer repeat what was asked', () => {
    expect(
      broken({ body: { note: other }, sent: `{"note":"${other}"}`, request: { sound: false } }),
    ).toContain('accepted against the document');
    expect(
      broken({
        status: 404,
        body: { code: 'FORBIDDEN', detail: other },
        sent: `{"note":"${other}"}`,
        request: { sound: false },
      }),
    ).toEqual([]);
  });
});
