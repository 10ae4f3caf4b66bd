import type { RedisOptions } from 'ioredis';

/** How ioredis must behave so that a dead server is an answer within a second, and never a second execution. */
export const connectionOptions: RedisOptions = {
  lazyConnect: true,
  connectTimeout: 1_000,
  commandTimeout: 1_000,
  // A peer that went silent without closing is given up; the reconnect finds its successor.
  socketTimeout: 3_000,
  retryStrategy: (attempt) => Math.min(attempt * 50, 1_000),
  // Neither queued while offline nor sent again after a reconnect: the caller has been told by then that it failed.
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
};
