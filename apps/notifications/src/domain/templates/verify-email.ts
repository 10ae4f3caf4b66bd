import { wayIn } from './way-in';
import type { Parameters, Words } from './parameters';

export function verifyEmail(parameters: Parameters): Words {
  return {
    subject: 'Please verify your e-mail address',
    body: `Welcome! Please verify that this address is yours.\n\n${wayIn(parameters)}\n\nIf you did not open an account with us, you need not do anything.\n`,
    kept: 'We sent you a link to verify your e-mail address.\n',
  };
}
