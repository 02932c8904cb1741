import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{contract,engine,platform,server,localnet,src,scripts,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // For a crowded machine: what hangs is found later, what is slow is not called broken.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Two files at a time: each may run its own exchange, chain and database.
    maxWorkers: 2,
  },
})
