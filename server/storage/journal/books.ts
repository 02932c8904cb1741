// Reads a person's whole journal in a compact form: for figures over a hundred thousand trades.
import { sql } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { JournalRow } from '../../../engine/journal/journal-row.ts'
import type { Database } from '../kernel/database.ts'
import { unitsOf } from '../../../engine/journal/units.ts'
import { after, between, linesOf } from '../kernel/lines.ts'
import { rowsOf } from '../kernel/rows.ts'
import { journalQueue, journalTrades } from '../schema.ts'
import { type JournalVersion, versionOf } from './revisions.ts'

/** Rows per statement: with the embedded database nothing else runs meanwhile. */
const rowsAtOnce = 2_000

export interface JournalState extends JournalVersion {
  /** Whether something closed that is not written down. */
  isBehind: boolean
  /** Whether trades can be made final. */
  isUnsettled: boolean
}

export type BookRow = Omit<JournalRow, 'tags'> & { revision: number }
export interface BookPage {
  rows: BookRow[]
  /** Nothing comes after it. */
  isLast: boolean
}
export interface Tagging {
  tradeId: string
  tagId: string
}

export function journalBookStore(db: Database) {
  return {
    async state(userId: UserId, now: UnixMs): Promise<JournalState> {
      const [row] = await rowsOf<{ behind: boolean; unsettled: boolean }>(
        db,
        sql`select
          exists (select 1 from ${journalQueue} where user_id = ${userId}) as behind,
          exists (select 1 from ${journalTrades} where user_id = ${userId} and status = 'reconciling'
            and settles_at <= ${now}::bigint) as unsettled`,
      )
      const version = await versionOf(db, userId)
      return {
        ...version,
        isBehind: row?.behind === true,
        isUnsettled: row?.unsettled === true,
      }
    },

    /**
     * A page of the rows after `from` in the order of revision and id. Read as one text of plain columns, which is
     * quicker: the database computes nothing.
     */
    async rows(userId: UserId, from: { revision: number; id: string }): Promise<BookPage> {
      const [row] = await rowsOf<{ text: string | null }>(
        db,
        sql`select string_agg(concat_ws(${between}::text, revision, id, symbol, side, opened_at, closed_at,
            realized_pnl, fees, funding, coalesce(r_multiple::text, ''), coalesce(risk_amount::text, ''),
            coalesce(mae::text, ''), coalesce(mfe::text, ''), exchange, origin, source,
            coalesce(translate(setup_tag, ${between + after}::text, '  '), ''), is_planned, coalesce(close_reason, '')
          ), ${after}::text order by revision, id) as text
          from (select * from ${journalTrades}
            where user_id = ${userId} and (revision, id) > (${from.revision}::bigint, ${from.id})
            order by revision, id limit ${rowsAtOnce}::integer) page`,
      )
      const rows = linesOf(row?.text).map(rowOf)
      return { rows, isLast: rows.length < rowsAtOnce }
    },

    /** Tags of trades with a later revision. */
    async taggings(userId: UserId, fromRevision: number): Promise<Tagging[]> {
      const [row] = await rowsOf<{ text: string | null }>(
        db,
        sql`select string_agg(t.trade_id || ${between}::text || t.tag_id, ${after}::text) as text
          from ${journalTrades} j join trade_tags t on t.trade_id = j.id
          where j.user_id = ${userId} and j.revision > ${fromRevision}::bigint`,
      )
      return linesOf(row?.text).map(([tradeId = '', tagId = '']) => ({ tradeId, tagId }))
    },
  }
}

function rowOf(fields: string[]): BookRow {
  const field = (index: number) => fields[index] ?? ''
  const number = (index: number) => Number(field(index))
  const perhaps = (index: number) => (field(index) === '' ? null : number(index))
  const [gross, fees, funding] = [unitsOf(field(6)), unitsOf(field(7)), unitsOf(field(8))]
  const net = gross - fees + funding
  return {
    revision: number(0),
    id: field(1),
    symbol: field(2),
    side: field(3) === 'short' ? 'short' : 'long',
    openedAt: number(4),
    closedAt: number(5),
    net: net / 1e8,
    fees: fees / 1e8,
    funding: funding / 1e8,
    units: { gross, fees, funding, net },
    r: perhaps(9),
    maeR: inR(perhaps(11), perhaps(10)),
    mfeR: inR(perhaps(12), perhaps(10)),
    exchange: field(13),
    origin: field(14) as JournalRow['origin'],
    source: field(15) as JournalRow['source'],
    setup: field(16) === '' ? null : field(16),
    isPlanned: field(17) === 't',
    closeReason: field(18) === '' ? null : field(18),
  }
}

function inR(amount: number | null, risk: number | null): number | null {
  return amount === null || risk === null || risk === 0 ? null : amount / risk
}
