import { z } from 'zod';

/** How the gateway keeps its answers quick where more is asked of it than the system can do. */
export interface OverloadConfig {
  /** Between these moves the number of requests that are worked on at once. */
  readonly minInFlight: number;
  readonly maxInFlight: number;
  /** How many times longer than on a quiet system answers may take before there are fewer of them at once. */
  readonly tolerance: number;
  /** How many check-outs may wait for the end of their order (`Prefer: wait`). */
  readonly maxWaiting: number;
  /** Check-outs are refused where the ones before them would take longer than that to reach payment. */
  readonly backlogSeconds: number;
}

const Count = z.coerce.number().int().min(1).max(100_000);

/** `OVERLOAD_PROTECTION=off` takes whatever comes; the rest is in `OverloadConfig`, undefined where it is off. */
export function overloadEnv() {
  return z
    .object({
      OVERLOAD_PROTECTION: z.enum(['on', 'off']).default('on'),
      OVERLOAD_MIN_IN_FLIGHT: Count.default(4),
      OVERLOAD_MAX_IN_FLIGHT: Count.default(256),
      OVERLOAD_TOLERANCE: z.coerce.number().min(1.5).max(100).default(3),
      OVERLOAD_MAX_WAITING: Count.default(1_000),
      OVERLOAD_BACKLOG_SECONDS: z.coerce.number().min(1).max(300).default(5),
    })
    .refine((env) => env.OVERLOAD_MIN_IN_FLIGHT <= env.OVERLOAD_MAX_IN_FLIGHT, {
      path: ['OVERLOAD_MIN_IN_FLIGHT'],
      message: 'must not be more than OVERLOAD_MAX_IN_FLIGHT',
    })
    .transform((env): OverloadConfig | undefined => {
      if (env.OVERLOAD_PROTECTION === 'off') return undefined;
      return {
        minInFlight: env.OVERLOAD_MIN_IN_FLIGHT,
        maxInFlight: env.OVERLOAD_MAX_IN_FLIGHT,
        tolerance: env.OVERLOAD_TOLERANCE,
        maxWaiting: env.OVERLOAD_MAX_WAITING,
        backlogSeconds: env.OVERLOAD_BACKLOG_SECONDS,
      };
    });
}
