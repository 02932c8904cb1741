// GIF: https://www.w3.org/Graphics/GIF/spec-gif89a.txt. Keeps frames, their timing and whether they repeat.
import { BadImage, type CleanImage, ImageReader, checkSize, frameCounter } from './image-reader.ts'

const [extension, frame, trailer] = [0x21, 0x2c, 0x3b]
const [control, application] = [0xf9, 0xff]

export function cleanGif(bytes: Buffer): CleanImage {
  const reader = new ImageReader(bytes)
  const out: Buffer[] = [reader.take(6)]
  const screen = reader.take(7)
  const [width, height] = [screen.readUInt16LE(0), screen.readUInt16LE(2)]
  checkSize(width, height)
  out.push(screen, colours(reader, screen.readUInt8(4)))
  const count = frameCounter({ width, height })
  let frames = 0
  for (;;) {
    const kind = reader.byte()
    if (kind === trailer) break
    if (kind === extension) {
      out.push(...readExtension(reader))
    } else if (kind === frame) {
      out.push(readFrame(reader, count))
      frames += 1
    } else {
      throw new BadImage('is damaged between its parts')
    }
  }
  if (frames === 0) throw new BadImage('has no pixels')
  reader.end()
  out.push(Buffer.from([trailer]))
  return { type: 'image/gif', width, height, bytes: Buffer.concat(out) }
}

/** The table of colours that the flags speak of; empty without one. */
function colours(reader: ImageReader, flags: number): Buffer {
  return (flags & 0x80) === 0 ? Buffer.alloc(0) : reader.take(3 * 2 ** ((flags & 7) + 1))
}

/** Blocks up to the empty one, which is included. */
function blocks(reader: ImageReader): Buffer {
  const from = reader.at
  for (let length = reader.byte(); length > 0; length = reader.byte()) reader.take(length)
  return reader.bytes.subarray(from, reader.at)
}

/** Comments, text and other programs' data go. */
function readExtension(reader: ImageReader): Buffer[] {
  const kind = reader.byte()
  const data = blocks(reader)
  const head = Buffer.from([extension, kind])
  if (kind === control) {
    if (data.length !== 6 || data[0] !== 4) throw new BadImage('has a part of a wrong length')
    return [head, data]
  }
  const isLoop = data.length === 17 && data.toString('latin1', 1, 12) === 'NETSCAPE2.0'
  return kind === application && isLoop ? [head, data] : []
}

function readFrame(reader: ImageReader, count: ReturnType<typeof frameCounter>): Buffer {
  const from = reader.at - 1
  const head = reader.take(9)
  count({
    left: head.readUInt16LE(0),
    top: head.readUInt16LE(2),
    width: head.readUInt16LE(4),
    height: head.readUInt16LE(6),
  })
  colours(reader, head.readUInt8(8))
  const codeSize = reader.byte()
  if (codeSize < 2 || codeSize > 8) throw new BadImage('is damaged: its pixels cannot be read')
  if (blocks(reader).length < 2) throw new BadImage('has a frame without pixels')
  return reader.bytes.subarray(from, reader.at)
}
