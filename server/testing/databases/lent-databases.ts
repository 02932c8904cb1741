// To open a PGlite takes half a second of a core, to empty one a fiftieth: whoever closes theirs gives it back, and the next
// test file of the process gets it, empty.
import type { PGlite, Transaction } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import type { OpenDatabase } from '../../storage/kernel/database.ts'
import * as schema from '../../storage/schema.ts'
import { emptyTables } from './empty-tables.ts'

/** What was written is kept in memory until a database goes. */
const mostLoans = 20

interface Own {
  client: PGlite
  loans: number
}

/**
 * `make` creates one as migrations leave it (with what `keepSeeds` keeps). Each loan is such a database that nobody else
 * has; once closed, it answers no more.
 */
export function createLender(make: () => Promise<PGlite>): () => Promise<OpenDatabase> {
  const idle: Own[] = []

  async function own(): Promise<Own> {
    const used = idle.pop()
    if (used === undefined) return { client: await make(), loans: 0 }
    await emptyTables(used.client)
    return used
  }

  return async () => {
    const lent = await own()
    lent.loans += 1
    const loan = loanOf(lent.client)
    return {
      db: drizzle(loan.client, { schema }),
      async close() {
        const left = loan.end()
        if (left === 'ended before') return
        if (left === 'at rest' && lent.loans < mostLoans) return void idle.push(lent)
        // Not waited for: it waits for what is under way, which may never end.
        void lent.client.close().catch(() => undefined)
      },
    }
  }
}

type Left = 'at rest' | 'busy' | 'ended before'

/** The same client until its end. Busy: somebody still asks it something, and may write once more. */
function loanOf(real: PGlite): { client: PGlite; end(): Left } {
  let hasEnded = false
  let asked = 0

  async function during<Result>(ask: () => Promise<Result>): Promise<Result> {
    if (hasEnded) throw new Error('PGlite is closed')
    asked += 1
    try {
      return await ask()
    } finally {
      asked -= 1
    }
  }

  const query: PGlite['query'] = (text, values, options) =>
    during(() => real.query(text, values, options))
  const exec: PGlite['exec'] = (text, options) => during(() => real.exec(text, options))
  const transaction = <Result>(work: (tx: Transaction) => Promise<Result>) =>
    during(() => real.transaction(work))
  const client = Object.create(real, {
    query: { value: query },
    exec: { value: exec },
    transaction: { value: transaction },
  }) as PGlite

  return {
    client,
    end() {
      if (hasEnded) return 'ended before'
      hasEnded = true
      return asked > 0 ? 'busy' : 'at rest'
    },
  }
}
