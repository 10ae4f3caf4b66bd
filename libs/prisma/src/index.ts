export { Database, type RawTx } from './database';
export { isDatabaseUnavailable, isSerializationConflict, isUniqueViolation } from './failures';
export { prismaAdapter, type PrismaAdapterOptions } from './prisma-adapter';
export { PrismaDatabase, type PrismaClientLike, type TransactionOf } from './prisma-database';
