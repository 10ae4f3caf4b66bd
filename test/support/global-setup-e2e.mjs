import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideBrowser } from '../../tools/infra/browser.mjs';
import { repositoryRoot } from '../../tools/prisma/services.mjs';
import { SERVICES, portOf } from '../../tools/services.mjs';
import { openSystem } from '../../tools/space/system.mjs';
import setUp, { beforeTearDown, tearDown } from './global-setup.mjs';
import { openLogScan } from './log-scan.mjs';

const logs = 'e2e';
/** The shared system's, and those of systems that tests open. */
const logFolders = [logs, 'resilience'].map((name) => join(repositoryRoot, '.local/logs', name));

/** End-to-end tests share one running system, in a space of its own: they find it in E2E_SYSTEM. */
export default async function setUpSystem() {
  await setUp();
  const logScan = openLogScan({ folders: logFolders, log: (line) => console.error(line) });
  const mailFolder = mkdtempSync(join(tmpdir(), 'order-system-mail-'));
  const opening = openSystem({
    log: () => {},
    logs,
    overrides: {
      RETRY_DELAYS: '100ms,300ms,1s',
      STUB_WEBHOOK_DELAY_MS: '2500',
      LOG_LEVEL: 'debug',
      MAIL_FOLDER: mailFolder,
      // All tests come from one address, and many of them fail on purpose.
      LOCKOUT_FAILURES_PER_ADDRESS: '1000000',
      // The receivers of webhooks run on this machine.
      WEBHOOKS_ALLOW_HTTP: 'true',
      WEBHOOKS_ALLOW_PRIVATE_NETWORKS: 'true',
      WEBHOOKS_PORTS: 'any',
      WEBHOOK_RETRY_DELAYS: '100ms,300ms,1h',
    },
  });
  beforeTearDown(async () => {
    const system = await opening.catch(() => undefined);
    await system?.close();
    try {
      if (system) await logScan.finish({ env: system.serviceEnv, mails: mailFolder });
    } finally {
      rmSync(mailFolder, { recursive: true, force: true });
    }
  });
  try {
    const [system, browser] = await Promise.all([
      opening,
      provideBrowser({ dir: join(repositoryRoot, '.local'), note: (line) => console.error(line) }),
    ]);
    if (browser) process.env.CHROMIUM_PATH = browser;
    // Whatever ends this process: services are process groups of their own and would go on.
    process.once('exit', () => system.services.kill());
    process.env.E2E_SYSTEM = JSON.stringify(description(system));
  } catch (error) {
    // Jest tears nothing down after a setup that failed.
    await tearDown();
    throw error;
  }
}

function description({ url, env }) {
  const services = SERVICES.map((service) => [service.name, `http://127.0.0.1:${portOf(service, env)}`]);
  const names = ['DATABASE_URL', 'AMQP_URL', 'AMQP_NAMESPACE', 'REDIS_URL', 'REDIS_NAMESPACE', 'MAIL_FOLDER'];
  const secrets = ['JWT_SECRET', 'ENCRYPTION_SECRET', 'ADMIN_EMAIL', 'ADMIN_PASSWORD', 'STUB_WEBHOOK_SECRET'];
  return {
    url,
    logs,
    services: Object.fromEntries(services),
    env: Object.fromEntries([...names, ...secrets].map((name) => [name, env[name]])),
  };
}
