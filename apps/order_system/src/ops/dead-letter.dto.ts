import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import {
  DeadLetter,
  DeadLetterId,
  DeadLetterListing,
  DeadLetterPage as Page,
  DeadLettersHandled,
  DiscardOne,
  HandleMany,
  RedriveOne,
} from '#contracts/kernel/dead-letters';

export class DeadLettersQuery extends createZodDto(DeadLetterListing) {}
export class DeadLetterPath extends createZodDto(
  z.strictObject({ deadLetterId: DeadLetterId.describe('The id of the dead letter') }),
) {}
export class RedriveBody extends createZodDto(RedriveOne) {}
export class DiscardBody extends createZodDto(DiscardOne) {}
export class HandleManyBody extends createZodDto(HandleMany) {}
export class DeadLetterDto extends createZodDto(DeadLetter) {}
export class DeadLetterPage extends createZodDto(Page) {}
export class DeadLettersHandledDto extends createZodDto(DeadLettersHandled) {}
