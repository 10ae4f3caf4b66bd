import { documentedFetch } from '../../support/openapi/documented-fetch';
import { anotherService } from './own-service';

/** One more gateway of the running system, with settings of its own. */
export async function anotherGateway(env: Readonly<Record<string, string>>) {
  const gateway = await anotherService('order_system', env);
  return { ...gateway, ask: documentedFetch(gateway.url) };
}

export type OwnGateway = Awaited<ReturnType<typeof anotherGateway>>;
