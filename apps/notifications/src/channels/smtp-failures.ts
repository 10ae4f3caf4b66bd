import { RetryLater } from '#libs/messaging';
import type { Outcome } from '../domain/notification';

// Refusals of this sender, recipient or message. A 5xx to a greeting or a log-in is about our
// configuration: the mail can still go out once that is mended.
const aboutTheMail = ['EENVELOPE', 'EMESSAGE'];

/**
 * Permanent refusals (5xx, RFC 5321 §4.2.1) fail the notification, the rest throws RetryLater. Only codes are
 * passed on: servers repeat the recipient's address in their words.
 */
export function outcomeOfFailure(failure: unknown): Outcome {
  const code = field(failure, 'code');
  const reply = field(failure, 'responseCode');
  if (typeof reply === 'number' && reply >= 500 && aboutTheMail.includes(String(code))) {
    return { status: 'FAILED', failure: `SMTP ${reply}` };
  }
  const cause = typeof reply === 'number' ? String(reply) : typeof code === 'string' ? code : 'no reply';
  throw new RetryLater('MAIL_SERVER_UNAVAILABLE', `The mail server did not take the message: ${cause}`);
}

function field(failure: unknown, name: 'code' | 'responseCode'): unknown {
  return typeof failure === 'object' && failure !== null ? Reflect.get(failure, name) : undefined;
}
