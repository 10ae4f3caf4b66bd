// Runs apart from Jest, which cannot load the cruiser's ES modules. Prints, for each tree named
// on the command line, the violations of the repository's own rules.
import { cruise } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const rooms = ['apps', 'libs', 'contracts'];
const options = await extractOptions(process.argv[2]);
const violations = {};

for (const root of process.argv.slice(3)) {
  process.chdir(root);
  const tsConfig = extractTsConfig(join(root, 'tsconfig.json'));
  const present = rooms.filter((room) => existsSync(join(root, room)));
  const { output } = await cruise(present, { ...options, baseDir: root, preserveSymlinks: true }, undefined, {
    tsConfig,
  });
  violations[root] = output.summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}

process.stdout.write(JSON.stringify(violations));
