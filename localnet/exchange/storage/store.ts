// All state in memory, changed only inside transactions; every transaction is one line of the journal.
import { createIndexes } from './indexes.ts'
import type { Journal, JournalLine } from './journal.ts'
import type { TableName, Tables } from './records.ts'

interface Undo {
  table: TableName
  key: string
  before: Tables[TableName] | undefined
}

const tableNames: TableName[] = [
  'account',
  'position',
  'order',
  'fill',
  'transfer',
  'send',
  'withdrawal',
  'funding',
  'liquidation',
  'agent',
  'twap',
  'scheduledCancel',
  'reservation',
  'nonces',
  'ledger',
  'counters',
  'shock',
  'wick',
  'delisting',
  'house',
  'elsewhere',
]

export function createStore(journal: Journal) {
  const tables = new Map<TableName, Map<string, Tables[TableName]>>(
    tableNames.map((name) => [name, new Map()]),
  )
  const indexes = createIndexes()
  let undo: Undo[] | undefined

  for (const line of journal.load()) {
    for (const [table, key, value] of line.put) write(table, key, value ?? undefined)
  }

  /** The map was created for this name, and only values of its type are written to it. */
  function tableOf<Name extends TableName>(name: Name): Map<string, Tables[Name]> {
    return tables.get(name) as Map<string, Tables[Name]>
  }

  function write<Name extends TableName>(name: Name, key: string, value: Tables[Name] | undefined) {
    const table = tableOf(name)
    const before = table.get(key)
    if (value === undefined) table.delete(key)
    else table.set(key, value)
    indexes.changed(name, key, before, value)
    return before
  }

  function put<Name extends TableName>(name: Name, key: string | number, value: Tables[Name]) {
    change(name, String(key), value)
  }

  function change<Name extends TableName>(
    name: Name,
    key: string,
    value: Tables[Name] | undefined,
  ) {
    if (undo === undefined) throw new Error('state may change only inside a transaction')
    undo.push({ table: name, key, before: write(name, key, value) })
  }

  function rollBack(to: number) {
    while (undo !== undefined && undo.length > to) {
      const last = undo.pop()
      if (last !== undefined) write(last.table, last.key, last.before)
    }
  }

  function changes(entries: Undo[]): JournalLine['put'] {
    const seen = new Set<string>()
    const put: JournalLine['put'] = []
    for (const { table, key, before } of entries) {
      const id = `${table} ${key}`
      if (seen.has(id)) continue
      seen.add(id)
      const value = tableOf(table).get(key)
      // A record created and removed within the transaction is not written.
      if (value !== undefined || before !== undefined) put.push([table, key, value ?? null])
    }
    return put
  }

  return {
    ...indexes.queries,

    get<Name extends TableName>(name: Name, key: string | number): Tables[Name] | undefined {
      return tableOf(name).get(String(key))
    },

    all<Name extends TableName>(name: Name): IterableIterator<Tables[Name]> {
      return tableOf(name).values()
    },

    put,

    remove(name: TableName, key: string | number) {
      change(name, String(key), undefined)
    },

    /** Runs all of it or nothing, and returns when it is on disk. */
    transaction<Result>(at: number, body: () => Result): Result {
      if (undo !== undefined) throw new Error('transactions do not nest')
      undo = []
      try {
        const result = body()
        const put = changes(undo)
        if (put.length > 0) journal.append({ at, put })
        undo = undefined
        return result
      } catch (error) {
        rollBack(0)
        undo = undefined
        throw error
      }
    },

    /** Within a transaction: changes by `body` are undone when it throws. */
    attempt<Result>(body: () => Result): Result {
      const start = undo?.length ?? 0
      try {
        return body()
      } catch (error) {
        rollBack(start)
        throw error
      }
    },

    /** Rewrites the journal as one snapshot when it is long, or when `force` is set. */
    compact(at: number, force = false) {
      if (!force && !journal.isLong()) return
      const put: JournalLine['put'] = []
      for (const [name, table] of tables) {
        for (const [key, value] of table) put.push([name, key, value])
      }
      journal.snapshot({ at, put })
    },

    close() {
      journal.close()
    },
  }
}

export type Store = ReturnType<typeof createStore>
