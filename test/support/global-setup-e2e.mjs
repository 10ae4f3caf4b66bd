import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../tools/prisma/services.mjs';
import setUp, { tearDown } from './global-setup.mjs';

/** End-to-end tests run the built services. */
export default async function setUpBuilt() {
  await setUp();
  try {
    await promisify(exec)('npm run build', { cwd: repositoryRoot });
  } catch (error) {
    // Jest tears nothing down after a setup that failed.
    await tearDown();
    throw error;
  }
}
