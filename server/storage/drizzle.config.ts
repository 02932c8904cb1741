import { defineConfig } from 'drizzle-kit'

// `drizzle-kit generate --config server/storage/drizzle.config.ts`, from the root, after a change of schema.ts.
export default defineConfig({
  dialect: 'postgresql',
  schema: './server/storage/schema.ts',
  out: './server/storage/migrations',
})
