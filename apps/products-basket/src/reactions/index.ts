import { DropProductOnProductRemoved } from './drop-product.on-product-removed';
import { KeepProductOnProductChanged } from './keep-product.on-product-changed';
import { KeepProductOnProductCreated } from './keep-product.on-product-created';

export const reactions = [
  DropProductOnProductRemoved,
  KeepProductOnProductChanged,
  KeepProductOnProductCreated,
];
