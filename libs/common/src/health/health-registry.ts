import { Injectable } from '@nestjs/common';

/** Resolves when well; rejects, with a sentence for the operator, when not. */
export type HealthCheck = () => Promise<void> | void;

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
