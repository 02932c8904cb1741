// What a browser does with a push message: RFC 8291 over RFC 8188, written from the documents.
import { type ECDH, createDecipheriv, hkdfSync } from 'node:crypto'

/** One record of aes128gcm. Throws for what was not encrypted for these keys. */
export function decryptPush(body: Buffer, pair: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, 16)
  const keyLength = body.readUInt8(20)
  const theirs = body.subarray(21, 21 + keyLength)
  const sealed = body.subarray(21 + keyLength)
  const shared = pair.computeSecret(theirs)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), theirs])
  const material = Buffer.from(hkdfSync('sha256', shared, auth, info, 32))
  const of = (name: string, length: number) =>
    Buffer.from(
      hkdfSync('sha256', material, salt, Buffer.from(`Content-Encoding: ${name}\0`), length),
    )
  const open = createDecipheriv('aes-128-gcm', of('aes128gcm', 16), of('nonce', 12))
  open.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()])
  // A delimiter and padding follow the text.
  return plain.subarray(0, plain.lastIndexOf(2)).toString()
}
