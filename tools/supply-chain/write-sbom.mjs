import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { productionBom } from './production-parts.mjs';

const root = resolve(import.meta.dirname, '../..');
const USAGE = `npm run sbom [-- --output <file>]
  writes what the services are made of as CycloneDX JSON, to .local/sbom.cdx.json unless told`;

const { output } = options();
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const all = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 2 ** 20,
  stdio: ['ignore', 'pipe', 'ignore'],
});
const bom = productionBom(JSON.parse(all), lock);
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, `${JSON.stringify(bom, undefined, 2)}\n`);
console.log(`${bom.components.length} components in ${output}`);

function options() {
  try {
    const { values } = parseArgs({
      options: { output: { type: 'string', default: '.local/sbom.cdx.json' } },
    });
    return { output: resolve(root, values.output) };
  } catch (error) {
    console.error(`${error.message}\nusage: ${USAGE}`);
    process.exit(2);
  }
}
