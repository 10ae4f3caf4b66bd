import { z } from 'zod';

/** `^(erp\..*)$` must not be a name of the system's own. */
const NAME = /^[a-z][a-z0-9-]{1,30}$/;

/**
 * The programs outside the system that may use its broker, from `rabbitmq/integrators.json`:
 * `[{ "name": "erp", "publishes": ["refund.requested.v1"], "reads": ["orders.events"] }]`. Throws what is wrong with it.
 * `events` are the contracts of all events, `reserved` the names that the system itself goes by.
 */
export function readIntegrators(text, { events, reserved }) {
  const types = events.map(({ type }) => type);
  const exchanges = [...new Set(events.map(({ owner }) => `${owner}.events`))];
  const oneOf = (known, what) =>
    z.string().refine((value) => known.includes(value), {
      error: ({ input }) => `${input} is no ${what}; there are ${known.toSorted().join(', ')}`,
    });
  const Integrator = z.strictObject({
    name: z
      .string()
      .regex(NAME, 'must be lower-case letters, digits and hyphens, 2 to 31 of them')
      .refine((name) => !reserved.includes(name), { error: ({ input }) => `${input} is taken` }),
    publishes: z.array(oneOf(types, 'event type')).default([]),
    reads: z.array(oneOf(exchanges, 'exchange of events')).default([]),
  });
  const { data, error } = z.array(Integrator).superRefine(namedOnce).safeParse(parse(text));
  if (!error) return data;
  const lines = error.issues.map(({ path, message }) => `  ${path.join('.') || 'file'}: ${message}`);
  throw new Error(['rabbitmq/integrators.json is not valid:', ...lines].join('\n'));
}

function namedOnce(integrators, context) {
  integrators.forEach(({ name }, index) => {
    if (integrators.findIndex((other) => other.name === name) === index) return;
    context.addIssue({ code: 'custom', path: [index, 'name'], message: `${name} is named twice` });
  });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`rabbitmq/integrators.json is not JSON: ${error.message}`, { cause: error });
  }
}
