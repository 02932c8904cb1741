// PGlite takes a query in six messages and plans it each time. Here each text is planned once, kept under a name,
// and sent in one message afterwards: a small query then costs a third.
import {
  type PGlite,
  type PGliteInterface,
  type QueryOptions,
  type Results,
  protocol,
  types,
} from '@electric-sql/pglite'

type Answer = Awaited<ReturnType<PGliteInterface['execProtocol']>>['messages'][number]

interface Statement {
  name: string
  /** The parameters' PostgreSQL types. */
  parameters: number[]
  fields: { name: string; dataTypeID: number }[]
}

/** The least recently used texts are dropped. A plan takes about ten kB. */
export const mostKept = 250
const { serialize } = protocol

/** What the database answered, in its own spelling. */
export interface RawAnswer {
  fields: Statement['fields']
  rows: (string | null)[][]
  affectedRows: number
}

interface Prepared {
  /** The caller makes sure that no other query runs meanwhile. */
  ask(text: string, values: unknown[]): Promise<RawAnswer>
  /** Like PGlite's own results; of its options only the row mode. */
  results(answer: RawAnswer, rowMode?: QueryOptions['rowMode']): Results
}

/** The schema must not change afterwards. */
export function preparedQueries(client: PGlite): Prepared {
  const kept = new Map<string, Statement>()
  let forgotten: Uint8Array[] = []
  let made = 0

  /** Memory and folders need no file-system sync. */
  async function send(messages: Uint8Array[]): Promise<Answer[]> {
    return (await client.execProtocol(joined(messages), { syncToFs: false })).messages
  }

  async function prepare(text: string): Promise<Statement> {
    const name = `q${made++}`
    const describe = [serialize.parse({ name, text }), serialize.describe({ type: 'S', name })]
    const answers = await send([...forgotten, ...describe, serialize.sync()])
    forgotten = []
    const statement: Statement = { name, parameters: [], fields: [] }
    for (const answer of answers) {
      if (isOf(answer, 'parameterDescription')) statement.parameters = answer.dataTypeIDs
      if (isOf(answer, 'rowDescription')) {
        statement.fields = answer.fields.map((field) => ({
          name: field.name,
          dataTypeID: field.dataTypeID,
        }))
      }
    }
    return statement
  }

  async function statementOf(text: string): Promise<Statement> {
    const statement = kept.get(text) ?? (await prepare(text))
    kept.delete(text)
    kept.set(text, statement)
    for (const [oldest, { name }] of kept) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
      forgotten.push(serialize.close({ type: 'S', name }))
    }
    return statement
  }

  function written(value: unknown, type: number | undefined) {
    if (value === null || value === undefined) return null
    const serializer = client.serializers[type ?? 0]
    // PGlite has no serializer for some types, such as numeric: these values come as text.
    return serializer === undefined ? `${value as string | number | bigint}` : serializer(value)
  }

  return {
    async ask(text, values) {
      const { name, parameters, fields } = await statementOf(text)
      const bind = serialize.bind({
        statement: name,
        values: values.map((value, i) => written(value, parameters[i])),
      })
      const found: RawAnswer = { fields, rows: [], affectedRows: 0 }
      for (const answer of await send([bind, serialize.execute({}), serialize.sync()])) {
        if (isOf(answer, 'dataRow')) found.rows.push(answer.fields)
        if (isOf(answer, 'commandComplete')) found.affectedRows = affected(answer.text)
      }
      return found
    },
    results({ fields, rows, affectedRows }, rowMode) {
      const read = (texts: readonly (string | null)[]) =>
        texts.map((each, i) => types.parseType(each, fields[i]?.dataTypeID ?? 0, client.parsers))
      return {
        rows: rows.map(read).map((row) => (rowMode === 'array' ? row : named(row, fields))),
        fields: [...fields],
        affectedRows,
      }
    },
  }
}

interface Answers {
  parameterDescription: { dataTypeIDs: number[] }
  rowDescription: { fields: Statement['fields'] }
  dataRow: { fields: (string | null)[] }
  commandComplete: { text: string }
}

function isOf<Name extends keyof Answers>(
  answer: Answer,
  name: Name,
): answer is Answer & Answers[Name] {
  return answer.name === name
}

function named(row: unknown[], fields: Statement['fields']): Record<string, unknown> {
  return Object.fromEntries(fields.map((field, i) => [field.name, row[i]]))
}

/** The number of changed rows from a command's tag: "INSERT 0 5" and "UPDATE 3" changed some, "SELECT 2" none. */
function affected(tag: string): number {
  const [command = '', ...numbers] = tag.split(' ')
  return ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command) ? Number(numbers.at(-1)) : 0
}

function joined(messages: Uint8Array[]): Uint8Array {
  return Buffer.concat(messages)
}
