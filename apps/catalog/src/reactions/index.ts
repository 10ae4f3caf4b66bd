import { CommitStockOnOrderConfirmed } from './commit-stock.on-order-confirmed';
import { ReleaseStockOnOrderCancelled } from './release-stock.on-order-cancelled';
import { ReserveStockOnOrderPlaced } from './reserve-stock.on-order-placed';

export const reactions = [
  ReserveStockOnOrderPlaced,
  CommitStockOnOrderConfirmed,
  ReleaseStockOnOrderCancelled,
];
