import { z } from 'zod';

const Port = z.coerce.number().int().min(0).max(65_535);

/** Where a service listens and how it logs: `HOST`, `<SERVICE>_PORT`, `LOG_LEVEL`. */
export function serverEnv<Name extends string>(name: Name, defaultPort: number) {
  const portVariable = `${variablePrefix(name)}_PORT`;
  return z
    .looseObject({
      HOST: z.string().default('127.0.0.1'),
      LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    })
    .transform((env, context) => {
      const port = Port.safeParse(env[portVariable] ?? defaultPort);
      if (port.success) return { name, host: env.HOST, port: port.data, logLevel: env.LOG_LEVEL };
      context.addIssue({ code: 'custom', path: [portVariable], message: 'must be a port from 0 to 65535' });
      return z.NEVER;
    });
}

/** `products-basket` → `PRODUCTS_BASKET`. */
export function variablePrefix(service: string): string {
  return service.toUpperCase().replaceAll('-', '_');
}
