export * from './broker-env';
export * from './database-env';
export * from './encryption-env';
export * from './parse-env';
export * from './redis-env';
export * from './retention-env';
export * from './server-env';
export * from './token-env';
