import { join } from 'node:path';
import { noteSecretsOf } from '../../../tools/log-scan/note.mjs';
import { openSystem } from '../../../tools/space/system.mjs';
import { build } from '../../../tools/start/build.mjs';
import { openBroker } from './broker.mjs';

const root = join(import.meta.dirname, '../../..');

// A process of its own, so that it outlives a test run that is killed, and leaves nothing behind then either.
let broker;
let system;

const operations = {
  openBroker: async () => (broker = await openBroker()).url,
  managementUrl: () => broker.managementUrl,
  build: () => build({ root, env: process.env, logDir: join(root, '.local/logs') }),
  killBroker: () => broker.kill(),
  startBroker: () => broker.start(),
  openSystem: async (overrides) => {
    // A folder a process: the logs of all systems of a run are scanned when it ends.
    const logs = `resilience/${process.pid}`;
    system = await openSystem({ log: () => {}, logs, supervise: true, onEvent: report, overrides });
    noteSecretsOf(system.serviceEnv);
    return { url: system.url, env: system.env };
  },
  pid: (service) => system.services.get(service).pid,
  signal: (service, signal) => system.services.get(service).kill(signal),
  ready: () => system.services.ready(),
  close,
};

process.on('message', async ({ id, operation, input }) => {
  try {
    process.send({ id, value: await operations[operation](...input) });
  } catch (error) {
    process.send({ id, error: error.message });
  }
});

process.on('disconnect', async () => {
  await close().catch((error) => console.error(error));
  process.exit();
});

// Ctrl-C reaches this process too; the end of the test run is what ends it.
process.on('SIGINT', () => {});

function report({ type, service, reason }) {
  if (type === 'died' && process.connected) process.send({ died: { service, reason } });
}

async function close() {
  const opened = { broker, system };
  broker = system = undefined;
  try {
    await opened.system?.close();
  } finally {
    await opened.broker?.close();
  }
}
