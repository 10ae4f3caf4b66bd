const { readFileSync } = require('node:fs');

const { exclude, ...swc } = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
const globalTeardown = '<rootDir>/test/support/global-teardown.mjs';
const runner = '<rootDir>/test/support/serial-runner.cjs';

/** Packages without CommonJS, which Jest's require does not take as they are. */
const ESM_ONLY = ['eventsource-parser'];
const esmOnly = `/node_modules/(${ESM_ONLY.join('|')})/.+[.]js$`;

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.local/'],
  transform: {
    '^.+[.]ts$': ['@swc/jest', { ...swc, swcrc: false }],
    [esmOnly]: ['@swc/jest', { ...swc, swcrc: false }],
  },
  transformIgnorePatterns: [`/node_modules/(?!${ESM_ONLY.join('|')})`],
  moduleNameMapper: {
    '^#contracts/(.*)$': '<rootDir>/contracts/$1',
    '^#libs/([^/]+)$': '<rootDir>/libs/$1/src',
    '^@order-system/client$': '<rootDir>/clients/typescript/src/index.ts',
  },
  ...more,
});

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: 30_000,
  maxWorkers: '100%',
  projects: [
    project('unit', ['{apps,libs,contracts,test,clients}/**/*.spec.ts']),
    project('integration', ['{apps,libs,contracts,test}/**/*.int-spec.ts'], {
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown,
      runner,
    }),
    project('e2e', ['test/**/*.e2e-spec.ts'], {
      globalSetup: '<rootDir>/test/support/global-setup-e2e.mjs',
      globalTeardown,
      runner,
    }),
  ],
  coverageDirectory: 'coverage',
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'lcov'],
  collectCoverageFrom: [
    '{apps,libs,contracts}/**/*.ts',
    '!**/*.{spec,int-spec,d}.ts',
    '!**/main.ts',
    '!**/persistence/generated/**',
  ],
};
