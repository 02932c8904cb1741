// Which way is up, in the metadata of photos (Exif 2.32, 4.6.4): the one thing that is needed to show them.
const tag = 0x0112
const short = 3

/** 1…8 as in Exif; 1, which means as stored, where it does not say or cannot be read. `tiff`: behind "Exif". */
export function orientationOf(tiff: Buffer): number {
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return 1
  const isLittle = order === 'II'
  const read = (at: number, bytes: 2 | 4) => {
    if (at + bytes > tiff.length) return 0
    return isLittle ? tiff.readUIntLE(at, bytes) : tiff.readUIntBE(at, bytes)
  }
  if (read(2, 2) !== 42) return 1
  const directory = read(4, 4)
  const entries = Math.min(read(directory, 2), 200)
  for (let index = 0; index < entries; index++) {
    const at = directory + 2 + index * 12
    if (read(at, 2) !== tag || read(at + 2, 2) !== short) continue
    const value = read(at + 8, 2)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** A segment with nothing but the orientation. */
export function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(tag, 10)
  tiff.writeUInt16BE(short, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
}
