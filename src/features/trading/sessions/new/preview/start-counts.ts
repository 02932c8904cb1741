// Apart from the words about them: workers know no language.

/** The most starts that one contract is replayed from. */
export const startCount = 400

/** With fewer starts no estimate is shown. */
export const fewestStarts = 30
