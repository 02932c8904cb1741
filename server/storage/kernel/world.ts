import type { Network } from '../../../contract/ops/config.ts'
import type { Database } from './database.ts'
import { world } from '../schema.ts'

export function worldStore(db: Database) {
  return {
    /**
     * Ties this database to `network` for ever, so that simulated and real trading never mix. Throws when it belongs
     * to another.
     */
    async claim(network: Network): Promise<void> {
      await db.insert(world).values({ id: 1, network }).onConflictDoNothing()
      const [row] = await db.select().from(world)
      if (row?.network === network) return
      throw new Error(
        `This database belongs to ${row?.network}, not to ${network}: set another DATA_DIR or DATABASE_URL.`,
      )
    },
  }
}
