/** Where a page ended: the sort key of its last item, and the id that tells equal keys apart. */
export interface Position {
  readonly key: string | number | Date;
  readonly id: string;
}
