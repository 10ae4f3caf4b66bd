import { z } from 'zod';

/** What a link in a mail holds: works once, for a while. */
export const OneTimeToken = z.string().min(1).max(256);
