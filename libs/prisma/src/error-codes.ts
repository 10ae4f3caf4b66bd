/**
 * Every code an error of Prisma or its driver adapter carries: Prisma's own (`P2002`), the
 * SQLSTATE (`23505`), the adapter's kind (`ConnectionClosed`) or the socket's (`ECONNREFUSED`).
 */
export function errorCodes(error: unknown): string[] {
  return [
    field(error, 'code'),
    ...adapterCodes(field(error, 'cause')),
    ...adapterCodes(field(error, 'meta', 'driverAdapterError', 'cause')),
  ].filter((code) => typeof code === 'string');
}

function adapterCodes(cause: unknown): unknown[] {
  return [field(cause, 'originalCode'), field(cause, 'kind')];
}

function field(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
    value,
  );
}
