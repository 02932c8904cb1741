// Hostile pictures: what is not a whole picture is refused, and what stays has nothing of where it came from.
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ServiceError } from '../../../contract/errors.ts'
import { randomNumbers } from '../../../engine/random-numbers.ts'
import {
  gifExtension,
  greyPng,
  jpegSegment,
  pictures,
  pngChunk,
  riffChunk,
  withBytes,
} from '../../testing/pictures.ts'
import { cleanImage } from './clean-image.ts'

const secret = 'SECRET-PLACE 52.5N 13.4E <script>alert(1)</script>'
const hidden = Buffer.from(secret)
const kinds = Object.entries(pictures)
const { png, jpeg, lossyWebp, losslessWebp, gif } = pictures

async function refusal(bytes: Buffer): Promise<string> {
  const error: unknown = await cleanImage(bytes).catch((reason: unknown) => reason)
  if (!(error instanceof ServiceError)) throw new Error('was taken')
  expect(error.code).toBe('INVALID_TYPE')
  return error.message
}

test.each(kinds)('takes a %s as it is made, and knows its size', async (_kind, bytes) => {
  const clean = await cleanImage(bytes)
  expect(clean).toMatchObject({ width: 5, height: 4 })
  // What is clean stays as it is.
  expect((await cleanImage(clean.bytes)).bytes.equals(clean.bytes)).toBe(true)
})

/** A WebP in the extended form with these chunks behind its pixels. */
function extended(flags: number, ...chunks: Buffer[]): Buffer {
  const pixels = losslessWebp.subarray(losslessWebp.lastIndexOf('VP8L'))
  const body = [
    riffChunk('VP8X', Buffer.from([flags, 0, 0, 0, 4, 0, 0, 3, 0, 0])),
    pixels,
    ...chunks,
  ]
  return riffChunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...body]))
}

const exif = Buffer.from(`Exif\0\0MM\0*${secret}`, 'latin1')
const withMetadata: Record<string, Buffer> = {
  'png text': withBytes(png, 33, pngChunk('tEXt', hidden)),
  'png international text': withBytes(png, 33, pngChunk('iTXt', hidden)),
  'png exif': withBytes(png, 33, pngChunk('eXIf', hidden)),
  'png time and unknown parts': withBytes(png, 33, pngChunk('prVt', hidden)),
  'png colour profile': withBytes(png, 33, pngChunk('iCCP', hidden)),
  'animated png': withBytes(png, 33, pngChunk('acTL', hidden)),
  'jpeg exif': withBytes(jpeg, 2, jpegSegment(0xe1, exif)),
  'jpeg xmp': withBytes(
    jpeg,
    2,
    jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
  ),
  'jpeg comment': withBytes(jpeg, 2, jpegSegment(0xfe, hidden)),
  'jpeg photoshop': withBytes(jpeg, 2, jpegSegment(0xed, hidden)),
  'jpeg thumbnail': withBytes(
    jpeg,
    2,
    jpegSegment(0xe0, Buffer.from(`JFIF\0\x01\x01\0\0\x01\0\x01\x09\x09${secret}`, 'latin1')),
  ),
  'webp exif': extended(0x08, riffChunk('EXIF', hidden)),
  'webp xmp': extended(0x04, riffChunk('XMP ', hidden)),
  'webp unknown part': extended(0, riffChunk('ABCD', hidden)),
  'gif comment': withBytes(gif, 19, gifExtension(0xfe, 'x', hidden)),
  'gif xmp': withBytes(gif, 19, gifExtension(0xff, 'XMP DataXMP', hidden)),
  'gif text': withBytes(gif, 19, gifExtension(0x01, 'x'.repeat(12), hidden)),
}
test.each(Object.entries(withMetadata))('removes %s', async (_name, bytes) => {
  const clean = await cleanImage(bytes)
  expect(bytes.includes('SECRET-PLACE')).toBe(true)
  expect(clean.bytes.includes('SECRET-PLACE')).toBe(false)
  expect(clean).toMatchObject({ width: 5, height: 4 })
  expect((await cleanImage(clean.bytes)).bytes.equals(clean.bytes)).toBe(true)
})

test('of a photo’s metadata which way is up stays, and nothing else', async () => {
  const tiff = Buffer.alloc(40)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  for (const [at, value] of [0x0112, 3, 1, 0, 6].entries()) tiff.writeUInt16LE(value, 10 + 2 * at)
  const photo = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, hidden])
  const { bytes } = await cleanImage(withBytes(jpeg, 2, jpegSegment(0xe1, photo)))
  expect(bytes.includes('SECRET-PLACE')).toBe(false)
  const at = bytes.indexOf('Exif')
  expect(bytes.readUInt16BE(at + 6 + 18)).toBe(6)
})

test.each(kinds)('refuses a %s that ends too early, wherever that is', async (_kind, bytes) => {
  for (let length = 0; length < bytes.length; length++) {
    expect([length, await refusal(bytes.subarray(0, length))]).toEqual([length, expect.any(String)])
  }
})

test.each(kinds)('refuses a %s with another file behind it', async (_kind, bytes) => {
  for (const other of ['PK\x03\x04', '<html>', '\0', '%PDF-1.7']) {
    const both = Buffer.concat([bytes, Buffer.from(other, 'latin1')])
    expect(await refusal(both)).not.toBe('')
  }
})

const rows = (width: number, height: number) => Buffer.alloc((width + 1) * height)
const huge = Buffer.alloc(4)
huge.writeUInt16BE(65_535)
huge.writeUInt16BE(65_535, 2)
const frameAt = jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 5
const replaced = (picture: Buffer, at: number, bytes: number[] | Buffer) => {
  const copy = Buffer.from(picture)
  Buffer.from(bytes).copy(copy, at)
  return copy
}
const hostile: Record<string, Buffer> = {
  nothing: Buffer.alloc(0),
  'a text': Buffer.from('hello'),
  'a page': Buffer.from('<!doctype html><script>alert(1)</script>'),
  'an SVG': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  'an SVG behind blanks': Buffer.from('\n\n<?xml version="1.0"?><svg/>'),
  'a PDF': Buffer.from('%PDF-1.7\n'),
  'a BMP': Buffer.from('BM\x3a\0\0\0\0\0\0\0', 'latin1'),
  'a page that begins as a gif': Buffer.from('GIF89a/*<script>alert(1)</script>*/=1;'),
  'a page that begins as a jpeg': Buffer.concat([jpeg.subarray(0, 3), hidden]),
  'a png of 4 billion pixels': greyPng(65_535, 65_535, Buffer.alloc(10)),
  'a png of no pixels': greyPng(0, 4, Buffer.alloc(0)),
  'a png that unpacks to more than it shows': greyPng(2, 2, Buffer.alloc(50_000_000)),
  'a png that unpacks to less': greyPng(2, 2, rows(2, 1)),
  'a png with a wrong checksum': replaced(png, 30, [1]),
  'a png with pixels in two places': greyPng(
    2,
    2,
    rows(2, 2),
    pngChunk('IDAT', deflateSync(rows(2, 2))),
    pngChunk('gAMA', Buffer.alloc(4)),
  ),
  'a png with something behind its packed pixels': Buffer.concat([
    png.subarray(0, 8),
    greyPng(2, 2, rows(2, 2)).subarray(8, 33),
    pngChunk('IDAT', Buffer.concat([deflateSync(rows(2, 2)), hidden])),
    pngChunk('IEND', Buffer.alloc(0)),
  ]),
  'a png with an unknown necessary part': withBytes(png, 33, pngChunk('EVIL', hidden)),
  'a png whose colours hide something': withBytes(png, 33, pngChunk('PLTE', hidden)),
  'a png whose part is longer than the file': replaced(png, 33, [0x7f, 0xff, 0xff, 0xff]),
  'a png without its size first': withBytes(png, 8, pngChunk('gAMA', Buffer.alloc(4))),
  'a jpeg of 4 billion pixels': replaced(jpeg, frameAt, huge),
  'a jpeg of no height': replaced(jpeg, frameAt, [0, 0]),
  'a jpeg with two sizes': withBytes(jpeg, frameAt - 5, jpeg.subarray(frameAt - 5, frameAt + 14)),
  'a jpeg with a part of length 0': withBytes(jpeg, 2, [0xff, 0xe1, 0, 0]),
  'a jpeg whose table hides something': withBytes(jpeg, 2, jpegSegment(0xdb, hidden)),
  'an arithmetic jpeg': replaced(jpeg, frameAt - 4, [0xc9]),
  'a jpeg without pixels': Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
  'a webp of another length': replaced(lossyWebp, 4, [0xff]),
  'a webp of many pixels': extended(0).fill(0xff, 24, 30),
  'a webp whose pixels are of another size': extended(0).fill(9, 24, 25),
  'a webp without pixels': riffChunk('RIFF', Buffer.from('WEBP')),
  'an animation without frames': extended(0x02),
  'a gif of 4 billion pixels': replaced(gif, 6, [0xff, 0xff, 0xff, 0xff]),
  'a gif with a frame outside of it': replaced(gif, gif.indexOf(Buffer.from([0x2c, 3])) + 5, [9]),
  'a gif without frames': Buffer.concat([gif.subarray(0, 19), Buffer.from([0x3b])]),
}
test.each(Object.entries(hostile))('refuses %s', async (_name, bytes) => {
  expect((await refusal(bytes)).length).toBeLessThan(200)
})

test('refuses an animation of very many pixels in all', async () => {
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 0x88, 0x13, 0x88, 0x13, 0, 2, 1, 0, 0])
  const head = replaced(gif.subarray(0, 19), 6, [0x88, 0x13, 0x88, 0x13])
  const movie = (frames: number) =>
    Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])])
  await expect(cleanImage(movie(10))).resolves.toMatchObject({ width: 5_000 })
  expect(await refusal(movie(11))).toContain('too many frames')
})

test('bytes that were changed anywhere are refused or clean, and never break the server', async () => {
  const random = randomNumbers(59)
  for (const [, bytes] of kinds) {
    for (let round = 0; round < 400; round++) {
      const copy = Buffer.from(bytes)
      for (let change = 0; change <= round % 3; change++) {
        copy.writeUInt8(Math.floor(random() * 256), Math.floor(random() * copy.length))
      }
      const clean = await cleanImage(copy).catch((error: unknown) => {
        if (error instanceof ServiceError) return null
        throw error
      })
      const again = clean === null ? null : await cleanImage(clean.bytes)
      expect(again?.bytes).toEqual(clean?.bytes)
    }
  }
})
