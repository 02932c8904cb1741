// Text of programs, models and strangers, as a database takes it: without NUL and without half of a surrogate pair.

/** Each becomes U+FFFD. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

/** The same for JSON, in which both are written as escapes by `JSON.stringify`; keys included. */
export function storableJson(json: string): string {
  if (!/\\u(?:0000|d[89a-f])/i.test(json)) return json
  return json.replaceAll(/\\(?:u([0-9a-f]{4})|.)/gi, (escape, hex: string | undefined) =>
    hex !== undefined && /^(?:0000|d[89a-f]..)$/i.test(hex) ? '\uFFFD' : escape,
  )
}
