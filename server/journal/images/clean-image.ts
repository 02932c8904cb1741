// Recognises an image by its bytes, whatever its name says, and removes its metadata.
import { ServiceError } from '../../../contract/errors.ts'
import { BadImage, type CleanImage } from './formats/image-reader.ts'
import { cleanGif } from './formats/gif.ts'
import { cleanJpeg } from './formats/jpeg.ts'
import { cleanPng, pngSignature } from './formats/png.ts'
import { cleanWebp } from './formats/webp.ts'

/** Throws INVALID_TYPE for anything but a whole png, jpg, webp or gif. */
export async function cleanImage(bytes: Buffer): Promise<CleanImage> {
  try {
    return await cleanerOf(bytes)(bytes)
  } catch (error) {
    if (!(error instanceof BadImage)) throw error
    const help = 'Save it anew with an image program, or take a screenshot of it.'
    throw new ServiceError('INVALID_TYPE', `This picture ${error.message}. ${help}`)
  }
}

type Cleaner = (bytes: Buffer) => CleanImage | Promise<CleanImage>

function cleanerOf(bytes: Buffer): Cleaner {
  const head = bytes.toString('latin1', 0, 12)
  if (bytes.subarray(0, 8).equals(pngSignature)) return cleanPng
  if (head.startsWith('\xff\xd8\xff')) return cleanJpeg
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return cleanGif
  if (/^RIFF[^]{4}WEBP$/.test(head)) return cleanWebp
  throw new ServiceError('INVALID_TYPE', 'Only pictures are taken: png, jpg, webp or gif.')
}
