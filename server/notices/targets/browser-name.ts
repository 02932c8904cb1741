/** "Firefox on Android"; for a list of one's own browsers, where a guess is good enough. */
export function browserName(userAgent = ''): string {
  const browser = first(userAgent, [
    ['Edg', 'Edge'],
    ['OPR', 'Opera'],
    ['Firefox', 'Firefox'],
    ['Chrome', 'Chrome'],
    ['Safari', 'Safari'],
  ])
  const system = first(userAgent, [
    ['Android', 'Android'],
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Windows', 'Windows'],
    ['Mac OS', 'macOS'],
    ['Linux', 'Linux'],
  ])
  return system === undefined ? (browser ?? 'A browser') : `${browser ?? 'A browser'} on ${system}`
}

function first(text: string, names: readonly [part: string, name: string][]): string | undefined {
  return names.find(([part]) => text.includes(part))?.[1]
}
