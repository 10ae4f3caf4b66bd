import { z } from 'zod';

/**
 * The stub provider's methods: `stub` captures, `stub-declined` declines, `stub-flaky` fails twice
 * and then captures, `stub-async` captures later through a signed webhook.
 */
export const PaymentMethod = z.enum(['stub', 'stub-declined', 'stub-flaky', 'stub-async']);
export type PaymentMethod = z.output<typeof PaymentMethod>;
