import { DomainError } from '#libs/common';

export type Parameters = Readonly<Record<string, string>>;

/** What a template says. */
export interface Words {
  readonly subject: string;
  readonly body: string;
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
