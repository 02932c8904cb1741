// WebP: RFC 9649. Keeps pictures, transparency and animation; metadata and colour profiles go.
import { BadImage, type CleanImage, ImageReader, checkSize, frameCounter } from './image-reader.ts'

interface Chunk {
  name: string
  data: Buffer
}

interface Size {
  width: number
  height: number
}

const [animated, transparent] = [0x02, 0x10]

export function cleanWebp(bytes: Buffer): CleanImage {
  const reader = new ImageReader(bytes)
  reader.take(4)
  if (reader.take(4).readUInt32LE() !== bytes.length - 8) {
    throw new BadImage('is not as long as it says')
  }
  reader.take(4)
  const chunks = readChunks(reader)
  const [first, ...rest] = chunks
  if (first === undefined) throw new BadImage('has no pixels')
  const { size, kept } =
    first.name === 'VP8X' ? extended(first.data, rest) : { size: plain(chunks), kept: chunks }
  checkSize(size.width, size.height)
  const body = Buffer.concat([Buffer.from('WEBP'), ...kept.map(written)])
  return { type: 'image/webp', ...size, bytes: written({ name: 'RIFF', data: body }) }
}

function readChunks(reader: ImageReader): Chunk[] {
  const chunks: Chunk[] = []
  while (reader.left > 0) {
    const name = reader.text(4)
    const length = reader.take(4).readUInt32LE()
    const data = reader.take(length)
    if (length % 2 === 1 && reader.byte() !== 0) throw new BadImage('is damaged between its parts')
    chunks.push({ name, data })
  }
  return chunks
}

function written({ name, data }: Chunk): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 0, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

function plain(chunks: Chunk[]): Size {
  if (chunks.length !== 1) throw new BadImage('has something behind its end')
  return pictureIn(chunks)
}

/** The size of the one picture among these chunks. */
function pictureIn(chunks: Chunk[]): Size {
  const pictures = chunks.filter(({ name }) => name === 'VP8 ' || name === 'VP8L')
  const [picture] = pictures
  if (picture === undefined || pictures.length > 1) throw new BadImage('has no pixels')
  return picture.name === 'VP8L' ? lossless(picture.data) : lossy(picture.data)
}

function lossy(data: Buffer): Size {
  if (data.length < 10) throw new BadImage('ends too early')
  const tag = data.readUIntLE(0, 3)
  const isKey = (tag & 1) === 0 && data.readUIntBE(3, 3) === 0x9d012a
  if (!isKey) throw new BadImage('is damaged: its pixels cannot be read')
  if (10 + (tag >> 5) > data.length) throw new BadImage('ends too early')
  return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
}

function lossless(data: Buffer): Size {
  if (data.length < 6) throw new BadImage('ends too early')
  const bits = data.readUInt32LE(1)
  if (data[0] !== 0x2f || bits >>> 29 !== 0) {
    throw new BadImage('is damaged: its pixels cannot be read')
  }
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
}

function extended(head: Buffer, chunks: Chunk[]): { size: Size; kept: Chunk[] } {
  if (head.length !== 10) throw new BadImage('has a broken size')
  const size = { width: head.readUIntLE(4, 3) + 1, height: head.readUIntLE(7, 3) + 1 }
  checkSize(size.width, size.height)
  const isAnimated = (head.readUInt8(0) & animated) !== 0
  const kept = chunks.filter(({ name }) =>
    (isAnimated ? ['ANIM', 'ANMF'] : ['ALPH', 'VP8 ', 'VP8L']).includes(name),
  )
  if (isAnimated) checkFrames(size, kept)
  else checkPicture(size, kept)
  const flags = Buffer.alloc(10)
  head.copy(flags, 4, 4)
  flags.writeUInt8(head.readUInt8(0) & (animated | transparent), 0)
  return { size, kept: [{ name: 'VP8X', data: flags }, ...kept] }
}

function checkFrames(size: Size, chunks: Chunk[]): void {
  const count = frameCounter(size)
  const frames = chunks.filter(({ name }) => name === 'ANMF')
  if (frames.length === 0) throw new BadImage('has no pixels')
  if (
    chunks[0]?.name !== 'ANIM' ||
    chunks[0].data.length !== 6 ||
    frames.length + 1 !== chunks.length
  ) {
    throw new BadImage('has a broken animation')
  }
  for (const { data } of frames) {
    if (data.length < 16) throw new BadImage('ends too early')
    const frame = {
      left: 2 * data.readUIntLE(0, 3),
      top: 2 * data.readUIntLE(3, 3),
      width: data.readUIntLE(6, 3) + 1,
      height: data.readUIntLE(9, 3) + 1,
    }
    count(frame)
    const inner = readChunks(new ImageReader(data.subarray(16)))
    if (inner.some(({ name }) => !['ALPH', 'VP8 ', 'VP8L'].includes(name))) {
      throw new BadImage('has a part that nobody knows')
    }
    checkPicture(frame, inner)
  }
}

function checkPicture({ width, height }: Size, chunks: Chunk[]): void {
  const inner = pictureIn(chunks)
  if (inner.width !== width || inner.height !== height) {
    throw new BadImage('does not have as many pixels as it says')
  }
}
