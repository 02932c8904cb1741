import type { BookedSession, BookedUser, TradingBooks } from './trading-books.ts'

const minute = 60_000

/** A session with one position per gain; each fill costs a fee of 0.25. */
export async function closeSession(
  books: TradingBooks,
  user: BookedUser,
  startedAt: number,
  gains: readonly number[],
  lasts = minute,
): Promise<BookedSession> {
  const strategy = gains.length % 2 === 0 ? 'Degen' : null
  const session = await books.session(user, startedAt, { strategy })
  for (const [i, gain] of gains.entries()) {
    const position = await books.position(session, 'long')
    const fill = { at: startedAt + i, size: '1', fee: '0.25' }
    await books.enter(position, { ...fill, price: '1000' })
    await books.exit(position, { ...fill, price: String(1000 + gain) })
  }
  await books.end(session, startedAt + lasts, gains.length > 1 ? 'profit_target' : 'duration')
  return session
}
