import type { OpenApiDocument } from '../../support/openapi/document';
import { operationsOf } from '../../support/openapi/operations';
import { cellsOf } from './cells';
import type { Subject } from './cells';

const open = { security: [{ bearer: [] }, {}] };
const closed = { security: [{ bearer: [] }] };
const responses = {};

const document: OpenApiDocument = {
  openapi: '3.1.0',
  paths: {
    '/orders/{orderId}': {
      get: { operationId: 'getOrder', 'x-permission': 'orders:read', ...closed, responses },
    },
    '/basket/{basketId}': {
      get: { operationId: 'getBasket', 'x-permission': 'baskets:use', ...open, responses },
    },
    '/products/{id}': { get: { operationId: 'getProduct', security: [], responses } },
    '/users': { get: { operationId: 'listUsers', 'x-permission': 'users:read', ...closed, responses } },
  },
};

function expected(id: string, subject: Subject): Record<string, unknown> {
  const operation = operationsOf(document).find((candidate) => candidate.id === id);
  const cells = operation ? cellsOf(document, operation) : [];
  const ofSubject = cells.filter((cell) => cell.subject === subject);
  return Object.fromEntries(ofSubject.map(({ caller, expected: outcome }) => [caller, outcome]));
}

const untrusted = { disabled: 401, expired: 401, forged: 401 };

describe('what must become of a visit', () => {
  it('to a thing that is its owner’s, and for staff', () => {
    const served = {
      customer: 'served',
      stranger: 'served',
      staff: 'served',
      admin: 'served',
      key: 'served',
    };
    expect(expected('getOrder', 'own')).toEqual({ guest: 401, ...served, 'narrow-key': 403, ...untrusted });
    expect(expected('getOrder', 'other')).toEqual({
      ...{ guest: 401, customer: 404, stranger: 404, staff: 'served', admin: 'served', key: 404 },
      ...{ 'narrow-key': 403, ...untrusted },
    });
    expect(expected('getOrder', 'nobody')).toMatchObject({ customer: 404, staff: 404, guest: 401 });
    expect(expected('getOrder', 'malformed')).toMatchObject({ customer: 400, staff: 400, 'narrow-key': 403 });
  });

  it('to a thing that is its owner’s alone, guests included', () => {
    expect(expected('getBasket', 'own')).toMatchObject({ guest: 'served', customer: 'served' });
    expect(expected('getBasket', 'other')).toMatchObject({
      guest: 404,
      customer: 404,
      staff: 404,
      admin: 404,
    });
  });

  it('to what is everybody’s', () => {
    expect(new Set(Object.values(expected('getProduct', 'other')))).toEqual(new Set(['served']));
    expect(expected('getProduct', 'nobody')).toMatchObject({ guest: 404, admin: 404 });
  });

  it('to what is about no thing at all', () => {
    expect(expected('listUsers', 'none')).toMatchObject({
      guest: 401,
      staff: 403,
      admin: 'served',
      key: 403,
    });
    expect(expected('listUsers', 'own')).toEqual({});
  });
});
