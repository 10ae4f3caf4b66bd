import { anotherService } from './support/own-service';
import { system } from './support/system';

/**
 * What a container with a read-only root takes away, taken away by Node itself: such a process that writes a file, starts a
 * program or a thread gets ERR_ACCESS_DENIED. Addons are allowed: argon2 is one.
 */
const CONFINED = '--permission --allow-fs-read=* --allow-addons';

describe.each(Object.keys(system.services))('%s', (name) => {
  it('starts, is ready and stops without writing a file or starting a program', async () => {
    const service = await anotherService(name, { NODE_OPTIONS: CONFINED, MAIL_FOLDER: '' });
    await service.stop();
    expect(service.lines.join('\n')).not.toContain('ERR_ACCESS_DENIED');
  });
});

it('is noticed where a service writes', async () => {
  const writing = { NODE_OPTIONS: `${CONFINED} --require ${__dirname}/support/write-a-file.cjs` };
  await expect(anotherService('catalog', writing)).rejects.toThrow('ERR_ACCESS_DENIED');
});
