import { defineQuery } from '../../kernel/define-command';
import { PageRequest, pageOf } from '../../kernel/page';
import { Basket } from '../basket';

/** The caller's open baskets; the one that was changed last comes first. */
export const ListBaskets = defineQuery({
  name: 'basket.list',
  owner: 'products-basket',
  access: 'baskets:use',
  input: PageRequest,
  output: pageOf(Basket),
});
