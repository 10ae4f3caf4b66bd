import type { Moment } from '../domain/order-state';
import { OrderClock } from '../order-clock';
import { moment } from './builders';

export class SetClock extends OrderClock {
  seconds = 0;

  override read(): Moment {
    return moment(this.seconds);
  }
}
