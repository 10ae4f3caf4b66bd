import { readFileSync } from 'node:fs';

// Jest writes no file when its setup fails, which counts as one failure.
const { passed, failed } = count(process.argv[2]) ?? { passed: 0, failed: 1 };
console.log(`${passed} passed, ${failed} failed`);

function count(file) {
  const content = readFileSync(file, 'utf8');
  if (content === '') return undefined;
  const results = JSON.parse(content);
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
  };
}
