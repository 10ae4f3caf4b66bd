import { z } from 'zod';

/** One line, since it is put into mails. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u, 'must be one line without control characters');

export const Phone = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'must be an E.164 number such as +4930123456')
  .describe('An E.164 number, e.g. `+4930123456`');

export const Locale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, 'must be a BCP 47 tag such as de or en-GB')
  .describe('A BCP 47 tag of a language, with its script and its region where they matter');

/** What users tell about themselves; all of it is optional. */
export const Profile = z.object({
  name: PersonName.optional(),
  phone: Phone.optional(),
  locale: Locale.optional(),
});
export type Profile = z.output<typeof Profile>;
