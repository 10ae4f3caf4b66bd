import { z } from 'zod';

export const PaymentMethod = z
  .enum(['stub', 'stub-declined', 'stub-flaky', 'stub-async'])
  .describe(
    'Of the stub provider: `stub` captures, `stub-declined` declines, `stub-flaky` fails twice and then captures, ' +
      '`stub-async` captures later through a signed webhook',
  );
export type PaymentMethod = z.output<typeof PaymentMethod>;
