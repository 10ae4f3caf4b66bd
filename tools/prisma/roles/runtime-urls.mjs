import { selectServices } from '../services.mjs';
import { databaseAccounts } from './database-accounts.mjs';
import { loginProblem } from './runtime-login.mjs';

/**
 * With which URL each service runs, by its variable: as a role that may change its rows and nothing else. `refused` has those services
 * whose role cannot log in, with the reason: the server's administrator has not made it yet.
 */
export async function runtimeUrls(env) {
  const urls = {};
  const refused = [];
  for (const service of selectServices()) {
    const { variable, runtime, app } = databaseAccounts(service, env);
    const problem = await loginProblem(runtime);
    if (problem) refused.push({ service, app, reason: problem.message });
    else urls[variable] = runtime;
  }
  return { urls, refused };
}
