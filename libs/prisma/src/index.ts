export { Database, type RawTx } from './database';
export { isDatabaseUnavailable, isSerializationConflict, isUniqueViolation } from './failures';
export { PrismaDatabase, type PrismaClientLike, type TransactionOf } from './prisma-database';
export type { RoleRule } from './runtime-role';
