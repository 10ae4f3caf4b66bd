import { transformSync } from '@swc/core';
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');

/** From here on, TypeScript of this repository can be imported as it stands. */
export function readTypeScript() {
  registerHooks({ resolve, load });
}

function resolve(specifier, context, next) {
  const url = sourceOf(specifier, context.parentURL);
  return url && existsSync(url)
    ? { url: url.href, format: 'commonjs', shortCircuit: true }
    : next(specifier, context);
}

function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code: source } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  });
  return { format: 'commonjs', source, shortCircuit: true };
}

function sourceOf(specifier, parent) {
  const [, contract] = /^#contracts\/(.+)$/.exec(specifier) ?? [];
  if (contract) return pathToFileURL(join(root, 'contracts', `${contract}.ts`));
  return parent && specifier.startsWith('.') ? new URL(`${specifier}.ts`, parent) : undefined;
}
