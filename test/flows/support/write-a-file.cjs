const { writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

writeFileSync(join(tmpdir(), 'written-by-a-service'), '');
