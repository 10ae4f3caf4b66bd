import type { NotificationTemplate } from '#contracts/notifications/notification';

/** What a mail's link is for; mails have a template of the same name. */
export type Purpose = Extract<NotificationTemplate, 'verify-email' | 'reset-password'>;

const MAILS_AN_HOUR = 5;
const HOUR_MS = 3_600_000;

/**
 * Seconds until the next mail of a kind may go out, 0 where it may at once: nobody's mailbox is flooded by others who
 * type its address. Takes the times of the mails before, in any order.
 */
export function pauseBeforeMail(sentAt: readonly Date[], now: Date): number {
  const lastHour = sentAt
    .map((time) => time.getTime() + HOUR_MS - now.getTime())
    .filter((remaining) => remaining > 0)
    .sort((one, other) => other - one);
  const decisive = lastHour[MAILS_AN_HOUR - 1];
  return decisive === undefined ? 0 : Math.ceil(decisive / 1_000);
}
