import { Injectable } from '@nestjs/common';

/** Resolves when well, perhaps with a note for the operator; rejects, with a sentence for them, when not. */
export type HealthCheck = () => Promise<string | undefined | void> | string | undefined | void;

/** What a service needs to be ready; each part registers its own check. */
@Injectable()
export class HealthRegistry {
  readonly #checks = new Map<string, HealthCheck>();

  register(name: string, check: HealthCheck): void {
    this.#checks.set(name, check);
  }

  get checks(): ReadonlyMap<string, HealthCheck> {
    return this.#checks;
  }
}
