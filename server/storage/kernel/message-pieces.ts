// Messages between processes as NOTIFY carries them: 8,000 bytes at most. A longer one travels in pieces; all of one sender
// are numbered, so that what is sent again is taken once.

/** Bytes of a piece without its head. */
const mostBytes = 7_800

/** `sender`: without blanks. */
export function cut(sender: string, sequence: number, message: string): string[] {
  if (Buffer.byteLength(message) <= mostBytes) return [`${sender} ${sequence} 1 1 ${message}`]
  // Base64, as a cut must not go through a character.
  const text = Buffer.from(message).toString('base64')
  const count = Math.ceil(text.length / mostBytes)
  return Array.from({ length: count }, (_, i) => {
    const piece = text.slice(i * mostBytes, (i + 1) * mostBytes)
    return `${sender} ${sequence} ${i + 1} ${count} ${piece}`
  })
}

/** Returns a function that is given pieces as they come and returns each message once, when it is whole. */
export function joiner(): (piece: string, own: string) => string | undefined {
  const senders = new Map<string, { sequence: number; pieces: string[] }>()
  return (piece, own) => {
    const [, sender = '', number = '', nth = '', of = '', text = ''] =
      /^(\S+) (\d+) (\d+) (\d+) (.*)$/s.exec(piece) ?? []
    if (sender === '' || sender === own) return undefined
    const known = senders.get(sender) ?? { sequence: 0, pieces: [] }
    senders.set(sender, known)
    if (Number(number) <= known.sequence) return undefined
    known.pieces[Number(nth) - 1] = text
    if (nth !== of) return undefined
    const whole = known.pieces.slice(0, Number(of)).join('')
    known.pieces = []
    known.sequence = Number(number)
    return of === '1' ? whole : Buffer.from(whole, 'base64').toString()
  }
}
