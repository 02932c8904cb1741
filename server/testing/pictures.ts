// Small pictures, 5 × 4 pixels, as a browser's own encoders wrote them, and tools to damage them.
import { crc32, deflateSync } from 'node:zlib'

const base64 = (...lines: string[]) => Buffer.from(lines.join(''), 'base64')

const png = base64(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAECAYAAABGM/VAAAAAKUlEQVR4AVyKgQkAAAjCrOv72sogIlGRoTPAH0fJQHRqyoJapwTn',
  'Z4sTAAD//5CknqoAAAAGSURBVAMAKuUQp9S0EmUAAAAASUVORK5CYII=',
)
const jpeg = base64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
  'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
  'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
  'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
  'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
  'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcg',
  'LikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09P',
  'T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAEAAUDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/',
  'xAAbEAABBAMAAAAAAAAAAAAAAAAAAQIREiEiMf/EABQBAQAAAAAAAAAAAAAAAAAAAAb/xAAYEQADAQEAAAAAAAAAAAAAAAAAATMD',
  'BP/aAAwDAQACEQMRAD8AvY2ttnLKzleAAJ9FGI8Jo//Z',
)
const lossyWebp = base64(
  'UklGRioCAABXRUJQVlA4WAoAAAAgAAAABAAAAwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
  'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
  'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
  'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
  'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
  'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggPAAAADACAJ0BKgUABAACwEwlqAJ0ugDK/wPR',
  'ALCOAPxn8I9bIsf/MW5hD/hh/ap2T+Z7/tGAu+f21uUQ5AAAAA==',
)
const losslessWebp = base64(
  'UklGRgQCAABXRUJQVlA4WAoAAAAgAAAABAAAAwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
  'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
  'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
  'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
  'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
  'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDhMFQAAAC8EwAAADzCI87//8x8teMZHRP8jAQA=',
)

/** Written by hand: two frames of 2 × 1 pixels in a picture of 5 × 4. */
const gif = Buffer.concat([
  Buffer.from('GIF89a', 'latin1'),
  Buffer.from([5, 0, 4, 0, 0x80, 0, 0, 255, 128, 0, 0, 128, 255]),
  gifExtension(0xff, 'NETSCAPE2.0', Buffer.from([1, 0, 0])),
  ...[0, 3].flatMap((left) => [
    Buffer.from([0x21, 0xf9, 4, 0, 10, 0, 0, 0]),
    Buffer.from([0x2c, left, 0, 1, 0, 2, 0, 1, 0, 0, 2, 2, 0x0c, 0x0a, 0]),
  ]),
  Buffer.from([0x3b]),
])

export const pictures = { png, jpeg, lossyWebp, losslessWebp, gif }

export function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A grey picture whose packed pixels are these bytes. */
export function greyPng(width: number, height: number, rows: Buffer, ...extra: Buffer[]): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.writeUInt8(8, 8)
  return Buffer.concat([
    png.subarray(0, 8),
    pngChunk('IHDR', size),
    ...extra,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

export function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

export function riffChunk(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

export function gifExtension(kind: number, name: string, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from([0x21, kind, name.length]),
    Buffer.from(name, 'latin1'),
    Buffer.from([data.length]),
    data,
    Buffer.from([0]),
  ])
}

/** Puts bytes into a picture at a place. */
export function withBytes(picture: Buffer, at: number, bytes: Buffer | number[]): Buffer {
  return Buffer.concat([picture.subarray(0, at), Buffer.from(bytes), picture.subarray(at)])
}
