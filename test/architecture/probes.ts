/** A small tree that breaks one boundary; the first file is the one that must be reported. */
export type Probe = Record<string, string>;

const entry = 'apps/orders/src/main.ts';
const importing = (module: string) => `import { x } from '${module}';\nexport const y = x;\n`;
const leaf = 'export const x = 1;\n';
const dev = 'fast-check';

/** One probe a rule of .dependency-cruiser.cjs. */
export const probes: Record<string, Probe> = {
  'apps-do-not-import-apps': {
    [entry]: importing('../../catalog/src/stock'),
    'apps/catalog/src/stock.ts': leaf,
  },
  'libs-do-not-import-apps': {
    'libs/common/src/index.ts': importing('../../../apps/orders/src/main'),
    [entry]: leaf,
  },
  'lowest-libs-stand-alone': {
    'libs/common/src/index.ts': importing('#libs/prisma'),
    'libs/prisma/src/index.ts': leaf,
  },
  'messaging-is-the-highest-lib': {
    'libs/redis/src/index.ts': importing('#libs/messaging'),
    'libs/messaging/src/index.ts': leaf,
  },
  'libs-are-entered-by-their-index': {
    [entry]: importing('../../../libs/common/src/ids'),
    'libs/common/src/ids.ts': leaf,
  },
  'contracts-import-only-zod': {
    'contracts/orders/events/order-placed.v1.ts': importing('#libs/common'),
    'libs/common/src/index.ts': leaf,
  },
  'contracts-kernel-is-the-lowest': {
    'contracts/kernel/envelope.ts': importing('../orders/line'),
    'contracts/orders/line.ts': leaf,
  },
  'contracts-share-schemas-not-messages': {
    'contracts/orders/events/order-placed.v1.ts': importing('#contracts/basket/events/basket-checked-out.v1'),
    'contracts/basket/events/basket-checked-out.v1.ts': leaf,
  },
  'of-libs-only-messaging-imports-contracts': {
    'libs/auth/src/index.ts': importing('#contracts/kernel/ids'),
    'contracts/kernel/ids.ts': leaf,
  },
  'domain-is-pure': {
    'apps/orders/src/domain/order.ts': `import { Injectable } from '@nestjs/common';\n@Injectable()\nexport class Order {}\n`,
  },
  'prisma-stays-in-persistence': {
    'apps/orders/src/commands/cancel-order.handler.ts': `import type { x } from '../persistence/generated/client';\nexport type Y = typeof x;\n`,
    'apps/orders/src/persistence/generated/client.ts': leaf,
  },
  'gateway-has-no-database': {
    'apps/order_system/src/main.ts': importing('#libs/prisma'),
    'libs/prisma/src/index.ts': leaf,
  },
  'amqp-stays-in-messaging': { [entry]: importing('amqplib') },
  'ioredis-stays-in-redis': { [entry]: importing('ioredis') },
  'production-does-not-import-tests': {
    [entry]: importing('./main.spec'),
    'apps/orders/src/main.spec.ts': leaf,
  },
  'production-does-not-import-dev-dependencies': { [entry]: importing(dev) },
  'dependencies-are-declared': { [entry]: importing('acorn') },
  'imports-resolve': { [entry]: importing('./nowhere') },
  'no-circular-imports': {
    [entry]: `import type { Y } from './other';\nexport type X = Y;\n`,
    'apps/orders/src/other.ts': `import type { X } from './main';\nexport type Y = X;\n`,
  },
  'no-orphans': { 'apps/orders/src/forgotten.ts': leaf },
};
