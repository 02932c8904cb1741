// Squarified treemap. M. Bruls, K. Huizing, J. J. van Wijk, "Squarified Treemaps", 2000.

export interface Tile<Item> {
  item: Item
  x: number
  y: number
  width: number
  height: number
}

/** Rectangles whose areas are in proportion to `sizeOf`, largest first; items without a size have none. */
export function treemap<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  width: number,
  height: number,
): Tile<Item>[] {
  const sized = items
    .map((item) => ({ item, size: sizeOf(item) }))
    .filter(({ size }) => size > 0)
    .toSorted((one, other) => other.size - one.size)
  const total = sized.reduce((sum, { size }) => sum + size, 0)
  const scale = (width * height) / total
  const rest = sized.map(({ item, size }) => ({ item, area: size * scale }))
  const tiles: Tile<Item>[] = []
  const room = { x: 0, y: 0, width, height }
  while (rest.length > 0) {
    const side = Math.min(room.width, room.height)
    let count = 1
    while (
      count < rest.length &&
      worst(rest.slice(0, count + 1), side) <= worst(rest.slice(0, count), side)
    )
      count += 1
    const row = rest.splice(0, count)
    const thick = row.reduce((sum, { area }) => sum + area, 0) / side
    let along = 0
    for (const { item, area } of row) {
      const long = area / thick
      tiles.push(
        room.width >= room.height
          ? { item, x: room.x, y: room.y + along, width: thick, height: long }
          : { item, x: room.x + along, y: room.y, width: long, height: thick },
      )
      along += long
    }
    if (room.width >= room.height) [room.x, room.width] = [room.x + thick, room.width - thick]
    else [room.y, room.height] = [room.y + thick, room.height - thick]
  }
  return tiles
}

/** The longest side ratio in a row along this side; 1 is a square. */
function worst(row: readonly { area: number }[], side: number): number {
  const sum = row.reduce((total, { area }) => total + area, 0)
  const ratios = row.map(({ area }) => {
    const ratio = (side * side * area) / (sum * sum)
    return Math.max(ratio, 1 / ratio)
  })
  return Math.max(...ratios)
}
