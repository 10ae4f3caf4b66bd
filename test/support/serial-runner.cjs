const { default: TestRunner } = require('jest-runner');

/** One file after the other, in Jest's own process: these tests share servers, and a system. Unit tests run side by side. */
module.exports = class SerialRunner extends TestRunner {
  isSerial = true;
};
