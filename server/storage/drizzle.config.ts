import { defineConfig } from 'drizzle-kit'

// Run `drizzle-kit generate --config server/storage/drizzle.config.ts` in the root after a change of schema.ts.
export default defineConfig({
  dialect: 'postgresql',
  schema: './server/storage/schema.ts',
  out: './server/storage/migrations',
})
