/**
 * The trend of a series as the median of the slopes between all its points (Theil and Sen): what a few outliers, such as a
 * sample just before a garbage collection, do not move. `points` are `{ x, y }`; NaN for fewer than two.
 */
export function slope(points) {
  const slopes = points.flatMap((a, index) =>
    points
      .slice(index + 1)
      .filter((b) => b.x !== a.x)
      .map((b) => (b.y - a.y) / (b.x - a.x)),
  );
  return median(slopes);
}

/** The lowest point of each window of so many `x`: for a heap, about what is left after a garbage collection. */
export function lowest(points, window) {
  const byWindow = new Map();
  for (const point of points) {
    const key = Math.floor(point.x / window);
    const known = byWindow.get(key);
    if (!known || point.y < known.y) byWindow.set(key, point);
  }
  return [...byWindow.values()];
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
