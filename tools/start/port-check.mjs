import { isPortFree } from '../infra/ports.mjs';
import { portOf } from '../services.mjs';

/** Fails with what to do about it when a service's port is taken. */
export async function checkPorts(services, env) {
  const host = env.HOST || '127.0.0.1';
  const free = await Promise.all(services.map((service) => isPortFree(portOf(service, env), host)));
  const taken = services.filter((_, i) => !free[i]);
  if (taken.length === 0) return;
  const lines = taken.map(
    (service) => `  ${portOf(service, env)}  ${service.name}  (${service.portVariable})`,
  );
  throw new Error(
    `these ports are in use:\n${lines.join('\n')}\n` +
      '  Is the system running already? Else end the program that holds the port,\n' +
      `  or choose another one in .env, e.g. ${taken[0].portVariable}=${portOf(taken[0], env) + 100}`,
  );
}
