/** The first `most` UTF-16 units, without half of a sign at the end: such text can be neither stored nor sent. */
export function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
}
