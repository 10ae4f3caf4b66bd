import { ValidationError } from '../failures/validation-error';
import { formatTimeCursor, parseTimeCursor } from './time-cursor';

const position = {
  createdAt: new Date('2026-03-01T12:00:00.123Z'),
  id: '0198c5f0-0000-7000-8000-000000000001',
};

describe('a cursor by time', () => {
  it('leads back to its position', () => {
    expect(parseTimeCursor(formatTimeCursor(position))).toEqual(position);
  });

  it.each(['x', 'bm9uc2Vuc2U', Buffer.from('["2026-03-01","1"]').toString('base64url')])(
    'is refused when it is %s',
    (cursor) => {
      expect(() => parseTimeCursor(cursor)).toThrow(ValidationError);
    },
  );
});
