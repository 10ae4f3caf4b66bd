import { parseArgs } from 'node:util';

export const USAGE =
  'usage: npm run drill -- <name>… [--seconds N]   (without a name: the list; all: every one)';

/** Which drills, and how long each; throws with a reason where the line was not understood. */
export function readOptions(args, drills) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { seconds: { type: 'string' } },
  });
  const duration = values.seconds === undefined ? undefined : Number(values.seconds);
  if (duration !== undefined && !(Number.isInteger(duration) && duration > 0))
    throw new Error('--seconds takes whole numbers from 1');
  const names = positionals.includes('all') ? drills.map(({ name }) => name) : positionals;
  const chosen = names.map((wanted) => {
    const drill = drills.find(({ name }) => name === wanted);
    if (!drill) throw new Error(`there is no drill ${wanted}`);
    return drill;
  });
  return { chosen, duration };
}
