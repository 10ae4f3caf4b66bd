import { parseArgs } from 'node:util';

export const USAGE = `usage: npm run topology -- apply [--dry-run]
       npm run topology -- check
       npm run topology -- definitions [--check]`;

const FLAGS = { apply: ['dry-run'], check: [], definitions: ['check'] };

/** What the command line asks for; throws what is wrong with it. */
export function readOptions(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, check: { type: 'boolean' } },
  });
  const [command, ...rest] = positionals;
  const allowed = FLAGS[command];
  if (!allowed) throw new Error(`say one of ${Object.keys(FLAGS).join(', ')}`);
  if (rest.length > 0) throw new Error(`${command} takes no ${rest[0]}`);
  const wrong = Object.keys(values).find((name) => !allowed.includes(name));
  if (wrong) throw new Error(`${command} takes no --${wrong}`);
  return { command, dryRun: values['dry-run'] ?? false, check: values.check ?? false };
}
