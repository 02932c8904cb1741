// PNG: https://www.w3.org/TR/png-3/. Keeps the chunks that say how pixels look, and the first picture of an animation.
import { crc32, createInflate } from 'node:zlib'
import { BadImage, type CleanImage, ImageReader, checkSize } from './image-reader.ts'

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Chunks that stay, with their lengths in bytes; text, times, profiles and whatever else may be hidden go. */
const kept: Record<string, (length: number) => boolean> = {
  PLTE: (length) => length > 0 && length <= 768 && length % 3 === 0,
  tRNS: (length) => length > 0 && length <= 256,
  gAMA: (length) => length === 4,
  cHRM: (length) => length === 32,
  sRGB: (length) => length === 1,
  sBIT: (length) => length > 0 && length <= 4,
  bKGD: (length) => length === 1 || length === 2 || length === 6,
  pHYs: (length) => length === 9,
}
const depths: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
const channels: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Where the pixels of each of the seven passes of an interlaced image begin, and how far apart they are. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

interface Header {
  width: number
  height: number
  bitsPerPixel: number
  colours: number
  isInterlaced: boolean
}

interface Chunk {
  name: string
  data: Buffer
  whole: Buffer
}

export async function cleanPng(bytes: Buffer): Promise<CleanImage> {
  const reader = new ImageReader(bytes)
  reader.take(pngSignature.length)
  const first = readChunk(reader)
  if (first.name !== 'IHDR') throw new BadImage('does not begin with its size')
  const header = readHeader(first.data)
  const out = [pngSignature, first.whole]
  const pixels: Buffer[] = []
  const seen = new Set<string>()
  for (let previous = ''; ;) {
    const { name, data, whole } = readChunk(reader)
    if (name === 'IEND') {
      if (data.length > 0) throw new BadImage('has a broken end')
      reader.end()
      out.push(whole)
      break
    }
    if (name === 'IDAT') {
      if (pixels.length > 0 && previous !== 'IDAT') throw new BadImage('has its pixels in pieces')
      pixels.push(data)
      out.push(whole)
    } else if (Object.hasOwn(kept, name)) {
      if (seen.has(name) || kept[name]?.(data.length) !== true) {
        throw new BadImage(`has a broken part (${name})`)
      }
      if (name === 'PLTE' && pixels.length > 0) throw new BadImage('has its colours too late')
      out.push(whole)
      seen.add(name)
    } else if (/^[A-Z]/.test(name)) {
      throw new BadImage('has a part that nobody knows')
    }
    previous = name
  }
  if (header.colours === 3 && !seen.has('PLTE')) throw new BadImage('has no colours')
  await checkPixels(pixels, rawLength(header))
  const { width, height } = header
  return { type: 'image/png', width, height, bytes: Buffer.concat(out) }
}

function readChunk(reader: ImageReader): Chunk {
  const from = reader.at
  const length = reader.take(4).readUInt32BE()
  const name = reader.text(4)
  if (!/^[A-Za-z]{4}$/.test(name)) throw new BadImage('has a part without a name')
  const data = reader.take(length)
  const told = reader.take(4).readUInt32BE()
  if (crc32(reader.bytes.subarray(from + 4, reader.at - 4)) !== told) {
    throw new BadImage('is damaged: a checksum is wrong')
  }
  return { name, data, whole: reader.bytes.subarray(from, reader.at) }
}

function readHeader(data: Buffer): Header {
  if (data.length !== 13) throw new BadImage('has a broken size')
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)]
  const [depth = 0, colours = 0, compression, filter, interlace] = data.subarray(8)
  checkSize(width, height)
  const isKnown = depths[colours]?.includes(depth) === true
  if (!isKnown || compression !== 0 || filter !== 0 || (interlace !== 0 && interlace !== 1)) {
    throw new BadImage('has a form that nobody knows')
  }
  const bitsPerPixel = depth * (channels[colours] ?? 0)
  return { width, height, bitsPerPixel, colours, isInterlaced: interlace === 1 }
}

/** Bytes of the unpacked pixels: each row begins with the number of its filter. */
function rawLength({ width, height, bitsPerPixel, isInterlaced }: Header): number {
  const size = (columns: number, rows: number) =>
    columns > 0 && rows > 0 ? rows * (1 + Math.ceil((columns * bitsPerPixel) / 8)) : 0
  if (!isInterlaced) return size(width, height)
  return passes.reduce(
    (sum, [left, top, across, down]) =>
      sum + size(Math.ceil((width - left) / across), Math.ceil((height - top) / down)),
    0,
  )
}

/** Unpacks in pieces, so that memory stays small whatever is packed. */
async function checkPixels(packed: Buffer[], expected: number): Promise<void> {
  const inflate = createInflate()
  let length = 0
  try {
    inflate.end(Buffer.concat(packed))
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      length += piece.length
      if (length > expected) break
    }
  } catch {
    throw new BadImage('is damaged: its pixels cannot be read')
  }
  if (length !== expected) throw new BadImage('does not have as many pixels as it says')
  if (inflate.bytesWritten !== packed.reduce((sum, { length: size }) => sum + size, 0)) {
    throw new BadImage('has something behind its pixels')
  }
}
