import { errorCodes } from './error-codes';

const unavailable = new Set([
  // Prisma: not reachable, timed out, closed, no free connection, too many connections.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'],
  // @prisma/adapter-pg. A raw query carries these under P2010, which says nothing itself.
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'],
  // PostgreSQL: shutting down, crashed, starting up, too many connections.
  ...['57P01', '57P02', '57P03', '53300'],
  // It ended a session that had said nothing for too long.
  ...['25P03', '57P05'],
  // The socket, where the adapter passes it on as it came.
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'ENETUNREACH'],
]);

// A lost connection and a full pool reach the caller as plain errors of `pg`, and a transaction
// that got no connection shares its code with one that took too long: only the text tells.
const unavailableMessages =
  /^Connection terminated|^timeout exceeded when trying to connect|^Client .* is not queryable|^Query read timeout|Unable to start a transaction in the given time/;

/** True when the statement may succeed unchanged once the database is back. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (errorCodes(error).some((code) => unavailable.has(code) || isConnectionException(code))) {
    return true;
  }
  return error instanceof Error && unavailableMessages.test(error.message);
}

/** True when a concurrent transaction won and the whole transaction should run again. */
export function isSerializationConflict(error: unknown): boolean {
  return hasCode(error, ['40001', '40P01', 'P2034']);
}

/** True when a row with the same unique key exists. */
export function isUniqueViolation(error: unknown): boolean {
  return hasCode(error, ['23505', 'P2002']);
}

function hasCode(error: unknown, codes: string[]): boolean {
  return errorCodes(error).some((code) => codes.includes(code));
}

// SQLSTATE class 08.
function isConnectionException(code: string): boolean {
  return /^08[0-9A-Z]{3}$/.test(code);
}
