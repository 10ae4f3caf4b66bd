import { createServer } from 'node:net';

/** Whether a server could listen on this port now. */
export function isPortFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** That many different free ports of the loopback interface. */
export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, listenAnywhere));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** A free port for each service, as environment variables. */
export async function freeServicePorts(services) {
  const ports = await freePorts(services.length);
  return Object.fromEntries(services.map((service, i) => [service.portVariable, String(ports[i])]));
}

/** A port for each name: the preferred one where it is free, else any. */
export async function choosePorts(names, preferred = {}) {
  const fresh = await freePorts(names.length);
  const free = await Promise.all(names.map((name) => preferred[name] && isPortFree(preferred[name])));
  return Object.fromEntries(names.map((name, i) => [name, free[i] ? preferred[name] : fresh[i]]));
}

function listenAnywhere() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => resolve(server));
  });
}
