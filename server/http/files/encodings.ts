// How a body that is kept is compressed, and which of its forms a client takes.
import { promisify } from 'node:util'
import { type ZlibOptions, brotliCompress, constants, gzip } from 'node:zlib'

/** Bytes. The best quality that takes milliseconds and not seconds is 10 up to here and 9 beyond; whoever asks first waits. */
const small = 512 * 1024
const brotliOptions = ({ length }: Buffer) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: length < small ? 10 : 9 },
})
const brotli = promisify(brotliCompress)
const smaller = promisify<Buffer, ZlibOptions, Buffer>(gzip)

export const compressors = {
  br: (bytes: Buffer) => brotli(bytes, brotliOptions(bytes)),
  gzip: (bytes: Buffer) => smaller(bytes, { level: constants.Z_BEST_COMPRESSION }),
}
export type Encoding = keyof typeof compressors
const encodings: readonly Encoding[] = ['br', 'gzip']

/** Undefined: the client takes neither. `header`: its Accept-Encoding. */
export function encodingFor(header = ''): Encoding | undefined {
  const taken = header
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => !/;\s*q=0(\.0*)?$/.test(one))
    .map((one) => one.split(';', 1)[0])
  return encodings.find((one) => taken.includes(one))
}
