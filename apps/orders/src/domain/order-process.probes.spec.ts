import fc from 'fast-check';
import {
  addsUp,
  disorder,
  endsByItsCause,
  fulfilment,
  interference,
  strangers,
  survivesLoss,
} from '../testing/simulation/properties';
import { transitions, type Fact, type OpenStatus, type Step, type Transition } from './order-status';

const everything = [...disorder, ...interference, ...fulfilment, ...strangers];
const properties = {
  addsUp: addsUp(everything),
  endsByItsCause,
  survivesLoss: survivesLoss([...disorder, ...interference]),
};

const without = (status: OpenStatus, fact: Fact, emission: Step['emit'][number]): Transition => {
  const step = transitions[status][fact];
  if (typeof step === 'string') throw new Error(`${status} × ${fact} emits nothing`);
  return { ...step, emit: step.emit.filter((each) => each !== emission) };
};
const confirm = transitions.AWAITING_PAYMENT.PaymentCaptured;
const cancel = transitions.CONFIRMED.CustomerCancels;
const ship = transitions.CONFIRMED.StaffShips;
const deliver = transitions.SHIPPED.StaffDelivers;
const readdress = transitions.CONFIRMED.AddressChanges;

/** A property that cannot fail proves nothing: each of these mistakes in the table must break the one named. */
const mistakes: [OpenStatus, Fact, keyof typeof properties, Transition][] = [
  ['PLACED', 'StockReserved', 'endsByItsCause', 'ignore'],
  ['PLACED', 'StockReserved', 'addsUp', confirm],
  ['PLACED', 'StockRejected', 'endsByItsCause', 'ignore'],
  ['PLACED', 'PaymentCaptured', 'addsUp', 'ignore'],
  ['PLACED', 'DeadlinePassed', 'survivesLoss', 'ignore'],
  ['AWAITING_PAYMENT', 'StockReserved', 'addsUp', confirm],
  [
    'AWAITING_PAYMENT',
    'PaymentDeclined',
    'addsUp',
    without('AWAITING_PAYMENT', 'PaymentDeclined', 'OrderCancelled'),
  ],
  ['AWAITING_PAYMENT', 'WrongAmountCaptured', 'addsUp', confirm],
  ['AWAITING_PAYMENT', 'DeadlinePassed', 'addsUp', 'ignore'],
  ['CONFIRMED', 'PaymentCaptured', 'addsUp', 'ignore'],
  ['CONFIRMED', 'CustomerCancels', 'addsUp', without('CONFIRMED', 'CustomerCancels', 'RefundRequested:all')],
  ['CONFIRMED', 'StaffCancels', 'addsUp', without('CONFIRMED', 'StaffCancels', 'NotificationRequested')],
  ['CONFIRMED', 'StaffShips', 'addsUp', without('CONFIRMED', 'StaffShips', 'OrderShipped')],
  ['CONFIRMED', 'StaffDelivers', 'addsUp', deliver],
  ['AWAITING_PAYMENT', 'StaffShips', 'addsUp', ship],
  ['CANCELLED', 'StaffShips', 'addsUp', ship],
  ['SHIPPED', 'StaffShips', 'addsUp', ship],
  ['SHIPPED', 'StaffDelivers', 'addsUp', 'ignore'],
  ['SHIPPED', 'CustomerCancels', 'addsUp', cancel],
  ['SHIPPED', 'AddressChanges', 'addsUp', readdress],
  ['SHIPPED', 'PaymentCaptured', 'addsUp', 'ignore'],
  ['DELIVERED', 'StaffDelivers', 'addsUp', deliver],
  ['CANCELLED', 'AddressChanges', 'addsUp', readdress],
  ['CANCELLED', 'PaymentCaptured', 'addsUp', 'ignore'],
  ['CANCELLED', 'PaymentCaptured', 'addsUp', confirm],
  ['CANCELLED', 'StockReserved', 'addsUp', { to: 'AWAITING_PAYMENT', emit: ['PaymentRequested'] }],
];

describe('the properties of the order process', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each(mistakes)('notice a mistake in %s × %s', (status, fact, property, mistake) => {
    jest.replaceProperty(transitions[status], fact, mistake);
    expect(fc.check(properties[property], { numRuns: 3_000, endOnFailure: true }).failed).toBe(true);
  });
});
