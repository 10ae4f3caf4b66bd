import { DomainError, ValidationError } from '#libs/common';
import { httpFault } from './http-fault';
import { Problem, faultOf, problemOf } from './problem';
import { STATUS_OF_KIND } from './status-of-kind';

const occasion = { path: '/basket', requestId: 'r-1' };

describe('a problem', () => {
  it('carries the code, the sentence and the status of a refusal', () => {
    const refusal = new DomainError('BASKET_EMPTY', 'conflict', 'The basket is empty.');
    expect(problemOf(faultOf(refusal), occasion)).toEqual({
      type: '/problems/basket-empty',
      title: 'The basket is empty',
      status: 409,
      code: 'BASKET_EMPTY',
      detail: 'The basket is empty.',
      instance: '/basket',
      requestId: 'r-1',
    });
  });

  it('names the first field at fault, and all of them', () => {
    const errors = [
      { field: 'quantity', message: 'too small' },
      { field: 'color', message: 'is not a known field' },
    ];
    expect(problemOf(faultOf(new ValidationError(errors)), occasion)).toMatchObject({
      status: 400,
      field: 'quantity',
      errors,
    });
  });

  it.each(Object.entries(STATUS_OF_KIND))('of kind %s has status %i and fits its schema', (kind, status) => {
    const refusal = new DomainError('CODE', kind as keyof typeof STATUS_OF_KIND, 'No.');
    const problem = problemOf(faultOf(refusal), occasion);
    expect(problem.status).toBe(status);
    expect(Problem.parse(problem)).toEqual(problem);
  });

  it.each([
    [400, 'MALFORMED_REQUEST'],
    [404, 'ROUTE_NOT_FOUND'],
    [405, 'METHOD_NOT_ALLOWED'],
    [413, 'BODY_TOO_LARGE'],
    [415, 'UNSUPPORTED_MEDIA_TYPE'],
    [431, 'HEADERS_TOO_LARGE'],
    [500, 'INTERNAL_ERROR'],
  ])('of HTTP status %i has code %s', (status, code) => {
    expect(httpFault(status)).toMatchObject({ status, code });
  });
});
