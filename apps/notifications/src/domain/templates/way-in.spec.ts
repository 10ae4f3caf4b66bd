import { ParameterMissing } from './parameters';
import { resetPassword } from './reset-password';
import { verifyEmail } from './verify-email';

describe.each([
  ['verify-email', verifyEmail],
  ['reset-password', resetPassword],
])('%s', (_, template) => {
  it('holds the link where there is one, else the bare token', () => {
    const link = 'https://shop.example.com/page?token=t-1';
    expect(template({ token: 't-1', link }).body).toContain(`\n\n${link}\n\n`);
    expect(template({ token: 't-1' }).body).toContain('\n\nt-1\n\n');
  });

  it('keeps nothing of the token', () => {
    const { subject, kept } = template({ token: 'secret-token' });
    expect(kept).toBeTruthy();
    expect(subject + kept).not.toContain('secret-token');
  });

  it('refuses to be sent without a token', () => {
    expect(() => template({})).toThrow(ParameterMissing);
  });
});
