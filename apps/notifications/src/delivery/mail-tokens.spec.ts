import { SecretBox } from '#libs/auth';
import { MailTokens } from './mail-tokens';

const box = new SecretBox({ secrets: ['a secret of at least 32 characters'] }, 'mail-token');
const mail = {
  notificationId: '01a20465-90aa-7d01-8f3e-6b1d2c4e5f60',
  recipient: { email: 'ada@example.com' },
  template: 'reset-password' as const,
  parameters: { token: box.seal('t-1', '01a20465-90aa-7d01-8f3e-6b1d2c4e5f60') },
};

describe("a mail's token", () => {
  it('is opened for the mail that it was sealed for', () => {
    expect(new MailTokens(box).open(mail).parameters).toEqual({ token: 't-1' });
  });

  it.each(['https://shop.example.com', 'https://shop.example.com/'])('becomes a link into %s', (shop) => {
    const { link } = new MailTokens(box, shop).open(mail).parameters;
    expect(link).toBe('https://shop.example.com/reset-password?token=t-1');
  });

  it('keeps the path that the shop lies under', () => {
    const { link } = new MailTokens(box, 'https://example.com/shop').open(mail).parameters;
    expect(link).toBe('https://example.com/shop/reset-password?token=t-1');
  });

  it('does not open for another mail, nor where it was not sealed', () => {
    const another = { ...mail, notificationId: '01a20465-90aa-7d01-8f3e-6b1d2c4e5f61' };
    const unsealed = { ...mail, parameters: { token: 't-1' } };
    const code = expect.objectContaining({ code: 'TOKEN_UNREADABLE' }) as Error;
    for (const wrong of [another, unsealed]) expect(() => new MailTokens(box).open(wrong)).toThrow(code);
  });

  it('is no business of other mails', () => {
    const order = { ...mail, template: 'order-confirmed' as const, parameters: { orderId: 'o-1' } };
    expect(new MailTokens(box).open(order)).toBe(order);
  });
});
