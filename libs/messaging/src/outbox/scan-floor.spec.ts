import { ScanFloor } from './scan-floor';
import type { FullScan } from './scan-floor';

const scan = (values: Partial<FullScan>): FullScan => ({
  xminBefore: 100n,
  lowest: undefined,
  deleted: 0n,
  xmaxAfter: 100n,
  ...values,
});

describe('the floor of scans', () => {
  it('rises once every transaction that could write below it has ended', () => {
    const floor = new ScanFloor();
    floor.scanned(scan({ lowest: 5_000n, xminBefore: 90n, xmaxAfter: 100n }));
    expect(floor.value).toBe(0n);
    floor.scanned(scan({ lowest: 6_000n, xminBefore: 99n, xmaxAfter: 200n }));
    expect(floor.value).toBe(0n);
    floor.scanned(scan({ lowest: 7_000n, xminBefore: 100n, xmaxAfter: 300n }));
    expect(floor.value).toBe(3_999n);
  });

  it('stays below a row that was committed late', () => {
    const floor = new ScanFloor();
    floor.scanned(scan({ lowest: 5_000n, xmaxAfter: 100n }));
    floor.scanned(scan({ lowest: 3_000n, xminBefore: 100n }));
    expect(floor.value).toBe(2_999n);
  });

  it('rises over an outbox that is empty, up to what was deleted', () => {
    const floor = new ScanFloor();
    floor.scanned(scan({ deleted: 9_000n }));
    floor.scanned(scan({ deleted: 9_000n }));
    expect(floor.value).toBe(8_000n);
  });

  it('falls where ids begin anew', () => {
    const floor = new ScanFloor();
    floor.scanned(scan({ deleted: 9_000n }));
    floor.scanned(scan({ deleted: 9_000n }));
    floor.scanned(scan({ lowest: 1n, deleted: 9_000n }));
    expect(floor.value).toBe(0n);
  });

  it('is looked for now and then', () => {
    let now = 0;
    const floor = new ScanFloor(() => now);
    expect(floor.isDue).toBe(true);
    floor.scanned(scan({}));
    expect(floor.isDue).toBe(false);
    now = 2_000;
    expect(floor.isDue).toBe(true);
  });
});
