import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { connect } from 'amqplib';
import { provideServers } from '../infra/index.mjs';
import { readEnvFile } from '../start/env-file.mjs';
import { readRunning } from '../start/running.mjs';
import { USAGE, readOptions } from './options.mjs';
import { sheetOf, tableOf } from './table.mjs';

const root = join(import.meta.dirname, '../..');
const messaging = join(root, 'dist/libs/messaging/src');

let options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${error.message}\n${USAGE}`);
  process.exit(2);
}
if (!existsSync(messaging)) {
  console.error('The system is not built yet: npm run build');
  process.exit(1);
}

const settings = { ...readEnvFile(join(root, '.env')), ...process.env, ...readRunning(root) };
const isStrict = settings.BROKER_SECURITY === 'strict';
let connection;
try {
  connection = await connect(await brokerUrl(), { noDelay: true });
  connection.on('error', () => {});
  await run(openDesk(), options);
} catch (error) {
  console.error(linesOf(error).join('\n'));
  process.exitCode = 1;
} finally {
  await connection?.close().catch(() => {});
}

async function run(desk, { command, ids, filter, all, dryRun, json, ...errand }) {
  const chosen = ids.length > 0 ? { ids } : { filter };
  if (command === 'list') {
    const letters = await desk.list(chosen);
    console.log(json ? JSON.stringify(letters, null, 2) : tableOf(letters));
  } else if (command === 'show') {
    for (const id of ids) console.log(sheetOf(await desk.show(id)));
  } else report(command, dryRun ? await desk.rehearse(chosen) : await desk[command](chosen, errand));
}

function report(command, { dryRun, handled, failed }) {
  const done = `${command}${command.endsWith('e') ? 'd' : 'ed'}`.replace('redrived', 'redriven');
  for (const id of handled) console.log(`${dryRun ? `would be ${done}` : done}: ${id}`);
  for (const { id, message } of failed) console.error(`${id}: ${message}`);
  console.log(`${handled.length} ${dryRun ? `would be ${done}` : done}, ${failed.length} failed`);
  if (failed.length > 0) process.exitCode = 1;
}

function openDesk() {
  const require = createRequire(import.meta.url);
  const { DeadLetterDesk } = require(join(messaging, 'dead-letters/dead-letter-desk.js'));
  const { Names } = require(join(messaging, 'names.js'));
  const openChannel = async () => {
    const channel = await connection.createConfirmChannel();
    // What is being done on it rejects as well.
    channel.on('error', () => {});
    return channel;
  };
  const note = (entry) => console.error(JSON.stringify({ time: new Date().toISOString(), ...entry }));
  return new DeadLetterDesk(openChannel, new Names(settings.AMQP_NAMESPACE), note, waysOf(require));
}

/** In strict mode the desk declares nothing, and says who it is. */
function waysOf(require) {
  if (!isStrict) return undefined;
  const { checkTopology } = require(join(messaging, 'broker/check-topology.js'));
  return { provide: checkTopology, userId: decodeURIComponent(new URL(settings.OPERATOR_AMQP_URL).username) };
}

async function brokerUrl() {
  if (isStrict && !settings.OPERATOR_AMQP_URL)
    throw new Error(
      'OPERATOR_AMQP_URL is not set: BROKER_SECURITY is strict, so operators have a user of their own',
    );
  if (isStrict) return settings.OPERATOR_AMQP_URL;
  if (settings.AMQP_URL) return settings.AMQP_URL;
  const { env } = await provideServers({
    root,
    env: settings,
    mode: settings.INFRA || 'auto',
    only: ['rabbitmq'],
  });
  return env.AMQP_URL;
}

function linesOf({ message, facts }) {
  const errors = facts?.errors ?? [];
  return errors.length > 1 ? errors.map((error) => `${error.field}: ${error.message}`) : [message];
}
