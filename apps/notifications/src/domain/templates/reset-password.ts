import { wayIn } from './way-in';
import type { Parameters, Words } from './parameters';

export function resetPassword(parameters: Parameters): Words {
  return {
    subject: 'Set a new password',
    body: `Somebody asked for a new password for your account.\n\n${wayIn(parameters)}\n\nIf it was not you, you need not do anything: your password stays as it is.\n`,
    kept: 'We sent you a link to set a new password.\n',
  };
}
