import { Injectable } from '@nestjs/common';
import { Interrupted } from '../failures';

/** Says whether the service is stopping, and wakes what sleeps when it does. */
@Injectable()
export class Draining {
  readonly #stop = new AbortController();

  begin(): void {
    this.#stop.abort();
  }

  get begun(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Rejects with Interrupted when the service begins to stop. */
  async sleep(ms: number): Promise<void> {
    if (this.begun) throw new Interrupted();
    await new Promise<void>((resolve, reject) => {
      const interrupt = (): void => {
        clearTimeout(timer);
        reject(new Interrupted());
      };
      const timer = setTimeout(() => {
        this.#stop.signal.removeEventListener('abort', interrupt);
        resolve();
      }, ms);
      this.#stop.signal.addEventListener('abort', interrupt, { once: true });
    });
  }
}
