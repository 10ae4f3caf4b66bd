import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const generated = [
  '**/dist/',
  'clients/typescript/src/generated/',
  'coverage/',
  '.local/',
  'apps/*/src/persistence/generated/',
];
const tests = ['**/*.spec.ts', '**/*.int-spec.ts', 'test/**'];
const nodeGlobals = [
  'AbortController',
  'AbortSignal',
  'Buffer',
  'URL',
  'WebAssembly',
  'clearInterval',
  'clearTimeout',
  'console',
  'fetch',
  'performance',
  'process',
  'setInterval',
  'setTimeout',
];

const environment = {
  object: 'process',
  property: 'env',
  message: 'Read the environment in a *.config.ts file.',
};

const processModules = [{ name: 'node:process' }, { name: 'process' }];
const routeDecorators = {
  name: '@nestjs/common',
  importNames: ['All', 'Delete', 'Get', 'Head', 'Options', 'Patch', 'Post', 'Put', 'Search', 'Sse'],
  message: 'Declare the route with @Endpoint: it says who may use it.',
};

export default defineConfig(
  { ignores: generated },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        // In a file with decorators these stop consistent-type-imports from erasing injected classes.
        experimentalDecorators: true,
        emitDecoratorMetadata: true,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-imports': ['error', ...processModules],
      'no-restricted-properties': ['error', environment],
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['apps/order_system/**/*.ts'],
    ignores: ['apps/order_system/src/api/endpoint.decorator.ts'],
    rules: { 'no-restricted-imports': ['error', ...processModules, routeDecorators] },
  },
  { files: ['**/*.config.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'contracts/**/*.ts'],
    ignores: tests,
    rules: { 'max-lines': ['warn', { max: 150, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: tests,
    rules: {
      'no-restricted-properties': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      ecmaVersion: 'latest',
      globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])),
    },
    rules: {
      eqeqeq: 'error',
      'no-const-assign': 'error',
      'no-dupe-keys': 'error',
      'no-undef': 'error',
      'no-unreachable': 'error',
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly' } },
  },
  prettier,
);
