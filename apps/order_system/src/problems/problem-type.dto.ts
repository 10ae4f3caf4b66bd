import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

const ProblemType = z.object({
  type: z.string().describe('The `type` of such a problem, which leads here'),
  code: z.string().describe('Its `code`, which never changes'),
  status: z.int().min(400).max(599).describe('The HTTP status that it is answered with'),
  area: z.string().describe('Which part of the API it belongs to'),
  title: z.string().describe('The same at each occurrence'),
  meaning: z.string().describe('When it happens'),
  remedy: z.string().describe('What to do about it'),
});
export type ProblemType = z.output<typeof ProblemType>;
const ProblemTypes = z.object({ items: z.array(ProblemType) });
export type ProblemTypes = z.output<typeof ProblemTypes>;

export class ProblemTypeDto extends createZodDto(ProblemType) {}
export class ProblemTypesDto extends createZodDto(ProblemTypes) {}
export class ProblemTypePath extends createZodDto(z.strictObject({ slug: z.string().min(1).max(64) })) {}
