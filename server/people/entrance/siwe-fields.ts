// Parses the text of EIP-4361 line by line, exactly by its grammar; a deviation is refused with the name of the
// field. The library's parser finds fields anywhere in the text, and skips what it cannot read.
import * as z from 'zod/mini'
import { ServiceError } from '../../../contract/errors.ts'

export interface SiweFields {
  scheme: string | undefined
  domain: string
  address: string
  uri: string
  version: string
  chainId: string
  nonce: string
  issuedAt: string
  expirationTime: string | undefined
  notBefore: string | undefined
}

const opening =
  /^(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/)?([^\s/?#@]+) wants you to sign in with your Ethereum account:$/
/** The characters of pchar in RFC 3986. */
const requestId = /^[\w\-.~!$&'()*+,;=:@%]*$/
const printable = /^[\x20-\x7e]+$/
const mostLines = 64

/** Throws SIWE_INVALID. */
export function readSiwe(message: string): SiweFields {
  const lines = message.split('\n')
  if (lines.length > mostLines) throw siweInvalid('message', 'has too many lines')
  let at = 0
  const next = () => lines[at++]

  /** The value after the field's name on the next line. */
  function required(name: string, field: string): string {
    const value = optional(name)
    if (value === undefined)
      throw siweInvalid(field, `must stand in a line “${name}: …” of its own`)
    return value
  }
  function optional(name: string): string | undefined {
    const line = lines[at]
    if (line?.startsWith(`${name}: `) !== true) return undefined
    at += 1
    return line.slice(name.length + 2)
  }
  function blank(field: string): void {
    if (next() !== '') throw siweInvalid(field, 'must be followed by an empty line')
  }

  const [, scheme, domain] = opening.exec(next() ?? '') ?? []
  if (domain === undefined) throw siweInvalid('domain', 'must open the message, as in EIP-4361')
  const address = next() ?? ''
  blank('address')
  const statement = lines[at] === '' ? undefined : next()
  if (statement !== undefined && !printable.test(statement)) {
    throw siweInvalid('statement', 'must be one line of ASCII')
  }
  blank('statement')
  const fields = {
    scheme,
    domain,
    address,
    uri: required('URI', 'uri'),
    version: required('Version', 'version'),
    chainId: required('Chain ID', 'chain-id'),
    nonce: required('Nonce', 'nonce'),
    issuedAt: required('Issued At', 'issued-at'),
    expirationTime: optional('Expiration Time'),
    notBefore: optional('Not Before'),
  }
  if (!requestId.test(optional('Request ID') ?? '')) {
    throw siweInvalid('request-id', 'has characters that it may not have')
  }
  if (lines[at] === 'Resources:') {
    at += 1
    while (lines[at]?.startsWith('- ') === true) {
      if (!isUri(lines[at]?.slice(2) ?? '')) throw siweInvalid('resources', 'must be URIs')
      at += 1
    }
  }
  if (at < lines.length) throw siweInvalid('message', `has a line ${at + 1} that does not belong`)
  return fields
}

export function isUri(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text) && URL.canParse(text)
}

const Rfc3339 = z.iso.datetime({ offset: true })

/** Epoch milliseconds; undefined for an impossible time such as the 31st of February. */
export function timeOf(text: string): number | undefined {
  return Rfc3339.safeParse(text).success ? Date.parse(text) : undefined
}

export function siweInvalid(field: string, message: string): ServiceError {
  return new ServiceError('SIWE_INVALID', `The signed message is refused: ${field} ${message}`, {
    details: [{ path: field, message }],
  })
}
