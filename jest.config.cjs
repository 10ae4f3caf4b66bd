const { readFileSync } = require('node:fs');

const { exclude, ...swc } = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
const globalTeardown = '<rootDir>/test/support/global-teardown.mjs';

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.local/'],
  transform: { '^.+[.]ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  moduleNameMapper: {
    '^#contracts/(.*)$': '<rootDir>/contracts/$1',
    '^#libs/([^/]+)$': '<rootDir>/libs/$1/src',
  },
  ...more,
});

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: 30_000,
  projects: [
    project('unit', ['{apps,libs,contracts,test}/**/*.spec.ts']),
    project('integration', ['{apps,libs,contracts,test}/**/*.int-spec.ts'], {
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown,
    }),
    project('e2e', ['test/**/*.e2e-spec.ts'], {
      globalSetup: '<rootDir>/test/support/global-setup-e2e.mjs',
      globalTeardown,
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
