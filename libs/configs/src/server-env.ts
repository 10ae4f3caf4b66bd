import { z } from 'zod';

/** Where a service listens and how it logs: `HOST`, `<SERVICE>_PORT`, `LOG_LEVEL`. */
export function serverEnv<Name extends string>(name: Name, defaultPort: number) {
  const portVariable = `${variablePrefix(name)}_PORT`;
  return z
    .object({
      HOST: z.string().default('127.0.0.1'),
      [portVariable]: z.coerce.number().int().min(0).max(65_535).default(defaultPort),
      LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    })
    .transform((env) => ({ name, host: env.HOST, port: Number(env[portVariable]), logLevel: env.LOG_LEVEL }));
}

export type ServerConfig = z.output<ReturnType<typeof serverEnv>>;

/** `products-basket` → `PRODUCTS_BASKET`. */
export function variablePrefix(service: string): string {
  return service.toUpperCase().replaceAll('-', '_');
}
