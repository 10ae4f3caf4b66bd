import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { probes, type Probe } from './probes';

interface Violation {
  rule: string;
  from: string;
}

const repository = resolve(__dirname, '../..');
const rulesFile = join(repository, '.dependency-cruiser.cjs');
const trees = mkdtempSync(join(tmpdir(), 'boundary-probes-'));
const treeOf = (rule: string) => join(trees, rule);

function writeTree(root: string, files: Probe): void {
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  for (const file of ['package.json', 'tsconfig.json']) {
    copyFileSync(join(repository, file), join(root, file));
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
}

describe('module boundaries', () => {
  let violations: Record<string, Violation[]>;

  beforeAll(() => {
    for (const [rule, files] of Object.entries(probes)) writeTree(treeOf(rule), files);
    const roots = Object.keys(probes).map(treeOf);
    const output = execFileSync(process.execPath, [join(__dirname, 'cruise.mjs'), rulesFile, ...roots]);
    violations = JSON.parse(output.toString()) as typeof violations;
  }, 60_000);

  afterAll(() => rmSync(trees, { recursive: true, force: true }));

  it('have a probe for every rule', async () => {
    const { default: config } = (await import(rulesFile)) as { default: { forbidden: { name: string }[] } };
    expect(Object.keys(probes).sort()).toEqual(config.forbidden.map(({ name }) => name).sort());
  });

  it.each(Object.keys(probes))('%s reports its probe, and no other rule does', (rule) => {
    const [culprit] = Object.keys(probes[rule] ?? {});
    const found = violations[treeOf(rule)] ?? [];
    expect(new Set(found.map((violation) => violation.rule))).toEqual(new Set([rule]));
    expect(found.map((violation) => violation.from)).toContain(culprit);
  });
});
