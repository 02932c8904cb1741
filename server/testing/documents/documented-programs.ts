// The programs' documented endpoints with the documents' bodies, and what must come back. In an order in which each
// works.

export interface DocumentedProgram {
  body?: unknown
  status?: number
  fields: readonly string[]
}

/** The fields of a list are those of its first row. */
export const documentedPrograms: Readonly<Record<string, DocumentedProgram>> = {
  'POST /': {
    body: { name: 'Grid Bot', code: 'fn run(ctx) { ... }', description: 'Grid trading strategy' },
    status: 201,
    fields: ['id', 'name', 'created_at'],
  },
  'GET /': { fields: ['0.id', '0.name', '0.enabled', '0.created_at'] },
  'GET /1': { fields: ['id', 'name', 'code', 'enabled', 'created_at'] },
  'PUT /1': {
    body: { code: 'fn run(ctx) { ctx.buy("BTC", 0.01) }' },
    fields: ['id', 'name', 'code', 'enabled', 'created_at'],
  },
  'GET /dev-guide': { fields: ['guide'] },
  'POST /validate': {
    body: { code: 'fn run(ctx) { ctx.buy("BTC", 0.01) }' },
    fields: ['valid', 'errors'],
  },
  'GET /available-symbols': { fields: ['symbols'] },
}
