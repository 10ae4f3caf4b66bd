import { z } from 'zod';

/** The versions that a change may be applied to, as `If-Match` lists them; any version where it is not said. */
export const ExpectedVersions = z.array(z.int().nonnegative()).max(20).optional();
