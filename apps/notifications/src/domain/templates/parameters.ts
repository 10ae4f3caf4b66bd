import { DomainError } from '#libs/common';

export type Parameters = Readonly<Record<string, string>>;

/** What a template says. */
export interface Words {
  readonly subject: string;
  readonly body: string;
  /** What is kept of it in the body's place, where the body holds a secret. */
  readonly kept?: string;
}

export class ParameterMissing extends DomainError {
  constructor(name: string) {
    super('PARAMETER_MISSING', 'invalid', `The template needs the parameter ${name}.`);
  }
}

export function required(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (!value) throw new ParameterMissing(name);
  return value;
}
