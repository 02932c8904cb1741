import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{contract,engine,platform,server,localnet,src,scripts,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two files at a time: each may run its own exchange, chain and database.
    maxWorkers: 2,
  },
})
