import { z } from 'zod';

/** Where a request came from, as the gateway saw it; never what the client says of itself. Failures are counted by it. */
export const ClientAddress = z.string().min(1).max(64).optional();
