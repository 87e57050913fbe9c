import { defineConfig } from 'drizzle-kit';

/** `pnpm --filter @dualstack/server exec drizzle-kit generate` writes a migration for what has changed in the schema. */
export default defineConfig({ dialect: 'postgresql', schema: './src/storage/schema.ts', out: './migrations' });
