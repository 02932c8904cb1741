// JPEG: ITU-T T.81. Keeps tables, frame and scans; of the metadata only which way is up.
import { orientationOf, orientationSegment } from './exif-orientation.ts'
import { BadImage, type CleanImage, ImageReader, checkSize } from './image-reader.ts'

const [startOfImage, endOfImage, startOfScan] = [0xd8, 0xd9, 0xda]
const [huffman, quantization, restart, comment] = [0xc4, 0xdb, 0xdd, 0xfe]
/** Baseline, extended and progressive, with Huffman codes: what browsers show. */
const frames = new Set([0xc0, 0xc1, 0xc2])
/** Each scan goes over all pixels again. */
const mostScans = 100

export function cleanJpeg(bytes: Buffer): CleanImage {
  const reader = new ImageReader(bytes)
  reader.take(2)
  const out: Buffer[] = [Buffer.from([0xff, startOfImage])]
  let size: { width: number; height: number } | undefined
  let scans = 0
  for (;;) {
    const marker = readMarker(reader)
    if (marker === endOfImage) break
    const data = segment(reader)
    if (marker >= 0xe0 && marker <= 0xef) {
      out.push(...keptOf(marker, data))
    } else if (frames.has(marker)) {
      if (size !== undefined) throw new BadImage('has several sizes')
      size = readFrame(data)
      out.push(written(marker, data))
    } else if (marker === startOfScan) {
      if (size === undefined) throw new BadImage('has pixels before its size')
      if (++scans > mostScans) throw new BadImage('has too many layers')
      checkScan(data)
      out.push(written(marker, data), readPixels(reader))
    } else if (marker === huffman || marker === quantization || marker === restart) {
      checkTables(marker, data)
      out.push(written(marker, data))
    } else if (marker !== comment) {
      throw new BadImage('has a form that nobody knows')
    }
  }
  if (size === undefined || scans === 0) throw new BadImage('has no pixels')
  reader.end()
  out.push(Buffer.from([0xff, endOfImage]))
  return { type: 'image/jpeg', ...size, bytes: Buffer.concat(out) }
}

function readMarker(reader: ImageReader): number {
  if (reader.byte() !== 0xff) throw new BadImage('is damaged between its parts')
  // Markers may be preceded by any number of fill bytes.
  for (;;) {
    const marker = reader.byte()
    if (marker !== 0xff) return marker
  }
}

function segment(reader: ImageReader): Buffer {
  const length = reader.take(2).readUInt16BE()
  if (length < 2) throw new BadImage('has a part of a wrong length')
  return reader.take(length - 2)
}

function written(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** Of an application's segment what a viewer needs: the version of JFIF, Adobe's kind of colours, which way is up. */
function keptOf(marker: number, data: Buffer): Buffer[] {
  const name = data.toString('latin1', 0, 6)
  if (marker === 0xe0 && name.startsWith('JFIF\0') && data.length >= 14) {
    // Without its thumbnail.
    const head = Buffer.from(data.subarray(0, 14))
    head.writeUInt16BE(0, 12)
    return [written(marker, head)]
  }
  if (marker === 0xee && name.startsWith('Adobe') && data.length === 12) {
    return [written(marker, data)]
  }
  const orientation = marker === 0xe1 && name === 'Exif\0\0' ? orientationOf(data.subarray(6)) : 1
  return orientation === 1 ? [] : [written(0xe1, orientationSegment(orientation))]
}

function readFrame(data: Buffer): { width: number; height: number } {
  if (data.length < 6) throw new BadImage('has a broken size')
  const [height, width] = [data.readUInt16BE(1), data.readUInt16BE(3)]
  const components = data.readUInt8(5)
  if (data.length !== 6 + 3 * components || components === 0 || components > 4) {
    throw new BadImage('has a broken size')
  }
  checkSize(width, height)
  return { width, height }
}

function checkScan(data: Buffer): void {
  const components = data[0] ?? 0
  if (components === 0 || components > 4 || data.length !== 4 + 2 * components) {
    throw new BadImage('has a broken layer')
  }
}

/** Tables fill their segment exactly, so that nothing hides in it. */
function checkTables(marker: number, data: Buffer): void {
  if (marker === restart) {
    if (data.length !== 2) throw new BadImage('has a part of a wrong length')
    return
  }
  const reader = new ImageReader(data)
  while (reader.left > 0) {
    const kind = reader.byte()
    if (marker === quantization) {
      reader.take(kind >> 4 === 0 ? 64 : 128)
    } else {
      const codes = [...reader.take(16)].reduce((sum, count) => sum + count, 0)
      if (codes > 256) throw new BadImage('has a broken table')
      reader.take(codes)
    }
  }
}

/** Packed pixels end at the next marker that is neither a restart nor an escaped FF. */
function readPixels(reader: ImageReader): Buffer {
  const { bytes, at } = reader
  let next = at
  for (;;) {
    next = bytes.indexOf(0xff, next)
    const marker = next === -1 ? undefined : bytes[next + 1]
    if (marker === undefined) throw new BadImage('ends too early')
    if (marker !== 0 && (marker < 0xd0 || marker > 0xd7)) break
    next += 2
  }
  if (next === at) throw new BadImage('has a layer without pixels')
  return reader.take(next - at)
}
