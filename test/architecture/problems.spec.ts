import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { catalogue } from '../../apps/order_system/src/problems/catalogue';
import { STATUS_OF_KIND } from '../../apps/order_system/src/problems/status-of-kind';
import type { Problem, ProblemKind } from '#contracts/kernel/define-problem';
import { serviceProblems } from '#contracts/problems';

const repository = resolve(__dirname, '../..');
const known: readonly Problem[] = Object.values(serviceProblems).flatMap((group) => Object.values(group));

const sources = globSync('{apps,libs}/*/src/**/*.ts', { cwd: repository })
  .filter((file) => !/[.](int-)?spec[.]ts$|\/testing\/|\/generated\//.test(file))
  .map((file) => ({ file, source: readFileSync(join(repository, file), 'utf8') }));

/** Refusals as the sources spell them: `super('BASKET_EMPTY', 'unprocessable', …)`. */
const refusals = sources.flatMap(({ file, source }) =>
  [...source.matchAll(/(?:super|new DomainError)\(\s*'([A-Z][A-Z0-9_]*)',\s*'([a-z-]+)'/g)].map(
    ([, code = '', kind = '']) => ({ file, code, status: STATUS_OF_KIND[kind as ProblemKind] }),
  ),
);

describe('refusals', () => {
  it('are found', () => {
    expect(refusals.length).toBeGreaterThan(20);
  });

  it('are in the catalogue, as the kind that they are there', () => {
    expect(refusals.filter(({ code, status }) => catalogue.get(code)?.status !== status)).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('names each code once', () => {
    const codes = known.map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    // Those of the gateway itself are there too, under codes of their own.
    expect(catalogue.size).toBeGreaterThan(codes.length);
  });

  it('explains nothing that nobody answers', () => {
    const spelled = sources.map(({ source }) => source).join('\n');
    expect(known.filter(({ code }) => !spelled.includes(code)).map(({ code }) => code)).toEqual([]);
  });

  it('knows every refusal that a contract announces', () => {
    const contracts = globSync('contracts/*/{commands,queries}/*.ts', { cwd: repository }).flatMap((file) =>
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- every file there is, known or not
      Object.values(require(join(repository, file)) as Record<string, { fails?: Problem[] }>),
    );
    const announced = contracts.flatMap(({ fails = [] }) => fails);
    expect(announced.length).toBeGreaterThan(20);
    expect(announced.filter((problem) => !known.includes(problem))).toEqual([]);
  });
});
