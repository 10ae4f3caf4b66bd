import { isDatabaseUnavailable, isSerializationConflict, isUniqueViolation } from './failures';

const prismaError = (code: string, cause?: object) =>
  Object.assign(new Error('Raw query failed'), { code, meta: { driverAdapterError: { cause } } });

const adapterError = (cause: object) => Object.assign(new Error('DriverAdapterError'), { cause });

describe('isDatabaseUnavailable', () => {
  it.each([
    ['a refused connection', prismaError('P1001')],
    ['a refused raw query', prismaError('P2010', { kind: 'DatabaseNotReachable' })],
    ['a server that shuts down', prismaError('P2010', { originalCode: '57P01' })],
    ['a connection exception', prismaError('P2039', { originalCode: '08006' })],
    ['an error of the adapter itself', adapterError({ kind: 'ConnectionClosed' })],
    ['an unreachable host', Object.assign(new Error('connect'), { code: 'EHOSTUNREACH' })],
    ['a connection lost in a query', new Error('Connection terminated unexpectedly')],
    ['a full pool', new Error('timeout exceeded when trying to connect')],
    [
      'a connection lost between queries',
      new Error('Client has encountered a connection error and is not queryable'),
    ],
    [
      'a transaction that got no connection',
      new Error('Transaction API error: Unable to start a transaction in the given time.'),
    ],
  ])('recognises %s', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it.each([
    ['a unique violation', prismaError('P2002', { originalCode: '23505' })],
    ['a failed raw query', prismaError('P2010', { originalCode: '42601', kind: 'postgres' })],
    ['a transaction that took too long', prismaError('P2028')],
    ['an error of the domain', new Error('Basket is empty')],
    ['what is no error', undefined],
  ])('leaves out %s', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});

describe('isSerializationConflict', () => {
  it.each([
    ['a write conflict', prismaError('P2034')],
    ['a serialization failure of a raw query', prismaError('P2010', { originalCode: '40001' })],
    ['a deadlock', prismaError('P2039', { originalCode: '40P01' })],
  ])('recognises %s', (_, error) => {
    expect(isSerializationConflict(error)).toBe(true);
  });

  it('leaves out a unique violation', () => {
    expect(isSerializationConflict(prismaError('P2002'))).toBe(false);
  });
});

describe('isUniqueViolation', () => {
  it.each([
    ['a model query', prismaError('P2002')],
    ['a raw query', prismaError('P2010', { originalCode: '23505' })],
  ])('recognises one of %s', (_, error) => {
    expect(isUniqueViolation(error)).toBe(true);
  });

  it('leaves out a deadlock', () => {
    expect(isUniqueViolation(prismaError('P2039', { originalCode: '40P01' }))).toBe(false);
  });
});
