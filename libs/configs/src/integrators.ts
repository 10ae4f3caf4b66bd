import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Programs outside the system that publish events: their users on the broker, and the types that each was granted. */
const Integrators = z.array(z.looseObject({ name: z.string(), publishes: z.array(z.string()).default([]) }));

export interface Integrator {
  readonly name: string;
  readonly publishes: readonly string[];
}

/** Throws, in words for an operator, where the file cannot be read or is something else. */
export function readIntegrators(file: string): readonly Integrator[] {
  const { data, error } = Integrators.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (error) throw new Error('is not a list of integrators: npm run topology -- check');
  return data.map(({ name, publishes }) => ({ name, publishes }));
}
