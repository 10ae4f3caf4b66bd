import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const repository = resolve(__dirname, '../..');
const isTest = (file: string) => /[.](int-)?spec[.]ts$/.test(file);
const files = (pattern: string) => globSync(pattern, { cwd: repository }).filter((file) => !isTest(file));

const pascalCase = (name: string) =>
  name
    .split(/[-.]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

function exportsOf(file: string, kind: 'class' | 'const'): string[] {
  const source = readFileSync(join(repository, file), 'utf8');
  return [...source.matchAll(new RegExp(`^export ${kind} (\\w+)`, 'gm'))].map(([, name]) => name ?? '');
}

function misnamed(pattern: string, isRight: (file: string) => boolean): string[] {
  return files(pattern).filter((file) => !isRight(file));
}

describe('names', () => {
  it('spell kebab-case as PascalCase', () => {
    expect(pascalCase('confirm-order.on-payment-captured')).toBe('ConfirmOrderOnPaymentCaptured');
  });

  it('of reactions are <action>.on-<event>.ts', () => {
    const isReaction = (file: string) => /^[a-z0-9-]+[.]on-[a-z0-9-]+[.]ts$/.test(basename(file));
    expect(misnamed('apps/*/src/reactions/**/*.ts', isReaction)).toEqual([]);
  });

  it('of reaction classes repeat their file', () => {
    const repeatsFile = (file: string) =>
      exportsOf(file, 'class').includes(pascalCase(basename(file, '.ts')));
    expect(misnamed('apps/*/src/reactions/**/*.ts', repeatsFile)).toEqual([]);
  });

  it('of commands and queries are <use-case>.handler.ts', () => {
    const isHandler = (file: string) => /^[a-z0-9-]+[.]handler[.]ts$/.test(basename(file));
    expect(misnamed('apps/*/src/{commands,queries}/**/*.ts', isHandler)).toEqual([]);
  });

  it('of events repeat their file without its version, one event a file', () => {
    const isEvent = (file: string) => {
      const [, name] = /^([a-z0-9-]+)[.]v\d+[.]ts$/.exec(basename(file)) ?? [];
      const constants = exportsOf(file, 'const');
      return constants.length === 1 && constants[0] === pascalCase(name ?? '');
    };
    expect(misnamed('contracts/*/events/**/*.ts', isEvent)).toEqual([]);
  });
});
