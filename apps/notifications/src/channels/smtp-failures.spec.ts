import { RetryLater } from '#libs/messaging';
import { outcomeOfFailure } from './smtp-failures';

const smtpError = (code: string, responseCode?: number) =>
  Object.assign(new Error(`${responseCode} <jo@example.com> said no`), { code, responseCode });

describe('outcomeOfFailure', () => {
  it.each([
    ['an unknown recipient', smtpError('EENVELOPE', 550), 'SMTP 550'],
    ['a refused message', smtpError('EMESSAGE', 554), 'SMTP 554'],
  ])('fails %s for good, without the address', (_, error, failure) => {
    expect(outcomeOfFailure(error)).toEqual({ status: 'FAILED', failure });
  });

  it.each([
    ['a full mailbox', smtpError('EENVELOPE', 452), '452'],
    ['a refused log-in', smtpError('EAUTH', 535), '535'],
    ['a server that turns everyone away', smtpError('EPROTOCOL', 554), '554'],
    ['a refused connection', smtpError('ESOCKET'), 'ESOCKET'],
    ['what is no error', undefined, 'no reply'],
  ])('retries %s, without the address', (_, error, cause) => {
    const attempt = () => outcomeOfFailure(error);
    expect(attempt).toThrow(RetryLater);
    expect(attempt).toThrow(new RegExp(`: ${cause}$`));
  });
});
