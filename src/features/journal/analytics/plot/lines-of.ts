/** At most two lines of about this many letters, broken between words; what does not fit ends with "…". */
export function linesOf(text: string, letters: number): string[] {
  const most = Math.max(2, Math.floor(letters))
  if (text.length <= most) return [text]
  const words = text.split(' ')
  let first = ''
  while (words.length > 1 && `${first} ${words[0]}`.trim().length <= most) {
    first = `${first} ${words.shift()}`.trim()
  }
  const rest = words.join(' ')
  if (first === '') return [shortened(rest, most)]
  return [first, shortened(rest, most)]
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}
