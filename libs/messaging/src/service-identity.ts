import type { ServiceName } from '#contracts/kernel/define-command';

/** Which service this process is. */
export class ServiceIdentity {
  constructor(readonly name: ServiceName) {}
}
