import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, signalGroup, terminate } from '../infra/processes.mjs';
import { portOf } from '../services.mjs';
import { nextDelay } from './backoff.mjs';
import { readinessProblem } from './readiness.mjs';

const LAST_LINES = 15;
/**
 * Seven processes share one machine's memory: a small young generation and an early collection of the old one.
 * A service at full load holds about 60 MB of objects, so the limit leaves twice of that.
 */
export const NODE_FLAGS = ['--max-semi-space-size=2', '--max-old-space-size=128', '--optimize-for-size'];
