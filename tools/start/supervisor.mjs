import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVICES } from '../services.mjs';
import { nodeProgram } from './node-program.mjs';
import { ServiceProcess } from './service-process.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Starts built services with this environment and answers their handles at once; `ready()` waits for them.
 * With `supervise`, a service that dies is started again with growing delay, up to `longestRestartDelayMs`.
 * Events: started, ready, died, killed, line.
 */
export function startServices({
  env,
  services = SERVICES,
  root = ROOT,
  logDir,
  supervise = false,
  longestRestartDelayMs,
  onEvent = () => {},
  entry = ({ name }) => join('dist', 'apps', name, 'src', 'main.js'),
}) {
  const options = {
    env: serviceEnv(env, root),
    root,
    logDir,
    supervise,
    longestRestartDelayMs,
    onEvent,
    entry,
    node: nodeProgram(root),
  };
  const handles = services.map((service) => new ServiceProcess(service, options));
  for (const handle of handles) handle.start();
  return {
    handles,
    get: (name) => handles.find((handle) => handle.name === name),
    ready: (waiting) => Promise.all(handles.map((handle) => handle.ready(waiting))),
    kill: () => handles.forEach((handle) => handle.abandon()),
    stop: (stopping) => Promise.all(handles.map((handle) => handle.stop(stopping))),
  };
}

function serviceEnv(env, root) {
  return {
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: join(root, '.local', 'compile-cache'),
    // glibc keeps an arena a thread otherwise, and gives little of them back.
    MALLOC_ARENA_MAX: '2',
    ...env,
  };
}
