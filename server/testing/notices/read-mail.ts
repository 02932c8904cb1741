export interface Mail {
  to: string[]
  /** By their names in lower case, unfolded and decoded. */
  headers: Map<string, string>
  text: string
}

/** A mail of one part, as it came over the line. */
export function readMail(to: string[], raw: string): Mail {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const headers = new Map(
    head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => {
        const [name = '', ...value] = line.split(': ')
        return [name.toLowerCase(), decoded(value.join(': '))] as const
      }),
  )
  const body = rest.join('\r\n\r\n')
  const isQuoted = headers.get('content-transfer-encoding') === 'quoted-printable'
  const text = isQuoted ? bytes(body.replaceAll(/=\r\n/g, '')) : body
  return { to, headers, text: text.replaceAll('\r\n', '\n') }
}

/** RFC 2047. */
function decoded(value: string): string {
  return value
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : bytes(text.replaceAll('_', ' ')),
    )
}

function bytes(text: string): string {
  const latin = text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(latin, 'latin1').toString()
}
