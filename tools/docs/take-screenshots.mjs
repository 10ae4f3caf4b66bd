import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const images = 'docs/images';
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');

// The test of Swagger UI looks at what the screenshots show.
mkdirSync(join(root, images), { recursive: true });
const { status } = spawnSync(
  process.execPath,
  [jest, '--selectProjects', 'e2e', '--runInBand', '--testPathPatterns', 'test/browser/'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SCREENSHOTS: images } },
);
process.exitCode = status ?? 1;
