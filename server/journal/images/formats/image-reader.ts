// Reads an image file strictly, byte by byte. Anything that does not fit makes it a bad image.
import type { ImageType } from '../../../../contract/journal/images.ts'

/** An image that was read to its end, without metadata. */
export interface CleanImage {
  type: ImageType
  width: number
  height: number
  bytes: Buffer
}

/** Its message says what is wrong with the file, as the end of "This picture …". */
export class BadImage extends Error {}

/** Pixels of a picture, and of all frames of an animation together. */
const mostPixels = 25_000_000
const mostFramePixels = 250_000_000
const longestSide = 16_384

/** Refuses what would need too much memory to be shown, however small its file is. */
export function checkSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw new BadImage('has no pixels')
  if (width > longestSide || height > longestSide || width * height > mostPixels) {
    throw new BadImage(`has too many pixels: ${width} × ${height}; 25 million are the most`)
  }
}

/** Counts the frames of an animation. */
export function frameCounter(canvas: { width: number; height: number }) {
  let pixels = 0
  return (frame: { left: number; top: number; width: number; height: number }): void => {
    const { left, top, width, height } = frame
    if (width === 0 || height === 0) throw new BadImage('has a frame without pixels')
    if (left + width > canvas.width || top + height > canvas.height) {
      throw new BadImage('has a frame that is larger than the picture')
    }
    pixels += width * height
    if (pixels > mostFramePixels) throw new BadImage('has too many frames')
  }
}

export class ImageReader {
  readonly bytes: Buffer
  at = 0

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  take(length: number): Buffer {
    if (length > this.left) throw new BadImage('ends too early')
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  byte(): number {
    return this.take(1).readUInt8()
  }

  text(length: number): string {
    return this.take(length).toString('latin1')
  }

  /** Refuses anything behind the image, such as another file. */
  end(): void {
    if (this.left > 0) throw new BadImage('has something behind its end')
  }
}
