import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { SERVICES } from '../services.mjs';

const COMMANDS = ['list', 'show', 'redrive', 'discard'];

export const USAGE = `usage: npm run dead-letters -- list [filter] [--json]
       npm run dead-letters -- show <id>…
       npm run dead-letters -- redrive <id>… | filter | --all  --why TEXT [--payload FILE] [--by NAME] [--dry-run]
       npm run dead-letters -- discard <id>… | filter | --all  --why TEXT [--by NAME] [--dry-run]
filter: --service NAME|unroutable  --reason CODE  --type EVENT  --order ID`;

/** What the command line asks for; throws what is wrong with it. */
export function readOptions(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      service: { type: 'string' },
      reason: { type: 'string' },
      type: { type: 'string' },
      order: { type: 'string' },
      all: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      why: { type: 'string' },
      by: { type: 'string' },
      payload: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [command, ...ids] = positionals;
  const { service, reason, type, order: orderId } = values;
  const filter = { service, reason, type, orderId };
  const options = {
    command,
    ids,
    filter,
    all: values.all,
    dryRun: values['dry-run'],
    json: values.json,
    by: values.by ?? userInfo().username,
    reason: values.why,
    ...(values.payload !== undefined && { payload: readPayload(values.payload) }),
  };
  check(options, values);
  return options;
}

function check({ command, ids, filter, all, dryRun, reason, payload }, values) {
  if (!COMMANDS.includes(command)) throw new Error(`say one of ${COMMANDS.join(', ')}`);
  if (filter.service !== undefined && !giveUp().includes(filter.service)) {
    throw new Error(`--service is one of ${giveUp().join(', ')}`);
  }
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const changes = command === 'redrive' || command === 'discard';
  if (command === 'list' && ids.length > 0) throw new Error('list takes a filter; show takes ids');
  if (command === 'show' && ids.length === 0)
    throw new Error('show takes the id of a dead letter, or several');
  if (ids.length > 0 && (filtered || all)) throw new Error('say ids or a filter, not both');
  if (filtered && all) throw new Error('say a filter or --all, not both');
  if (values.json && command !== 'list') throw new Error('--json goes with list');
  if (payload !== undefined && (command !== 'redrive' || ids.length !== 1)) {
    throw new Error('--payload goes with the redrive of one id');
  }
  if (!changes) {
    for (const flag of ['why', 'by', 'dry-run', 'all']) {
      if (values[flag]) throw new Error(`--${flag} goes with redrive and discard`);
    }
    return;
  }
  if (ids.length === 0 && !filtered && !all) throw new Error('say which: ids, a filter, or --all');
  if (!dryRun && !reason?.trim()) throw new Error('say why with --why: it is recorded');
}

/** The services that give messages up, which are those with a database; and where events rest that nobody reads. */
function giveUp() {
  return [...SERVICES.filter(({ database }) => database).map(({ name }) => name), 'unroutable'];
}

function readPayload(file) {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error.message}`, { cause: error });
  }
}
