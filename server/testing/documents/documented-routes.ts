// What the conformance tables have in common: a route such as `GET /trades/:tradeId` asked for, and an answer held
// against the fields that the documents name.

/** Method and path of a route, with the scene's values in the place of `:names`. */
export function requestOf(
  route: string,
  base: string,
  scene: object,
): [method: string, path: string] {
  const [method = '', path = ''] = route.split(' ')
  const values: Record<string, string> = { ...scene }
  return [method, base + path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? name)]
}

/** The fields, such as `pnl.net`, that an answer does not have. */
export function missingFields(body: unknown, fields: readonly string[]): string[] {
  return fields.filter((field) => valueAt(body, field) === undefined)
}

function valueAt(body: unknown, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
      body,
    )
}
