import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { listeningName } from './platform/host-names.ts'

const api = `http://${listeningName(process.env['HOST'] || '127.0.0.1')}:${process.env['PORT'] || 3000}`
/** What the API owns; everything else is a page of the dashboard. */
const apiPaths =
  '^/(auth|trading-sessions|user|api|referrals|usdc-verification|health|metrics|config)(/|\\?|$)'
// Host and Origin pass as they came: the API tells its own pages from those of strangers.
const toApi = { target: api, changeOrigin: false }

/**
 * Ad blockers go by names: a file called after the page of analytics is never loaded. The names say nothing; digits and
 * a to f spell no word of theirs. scripts/asset-names.ts checks what was emitted.
 */
const neutralNames = {
  hashCharacters: 'hex' as const,
  entryFileNames: 'assets/x[hash:16].js',
  chunkFileNames: 'assets/x[hash:16].js',
  assetFileNames: 'assets/x[hash:16][extname]',
}

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    // The content security policy allows no inline code or data fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The documentation page of the API asks for its part by name.
      input: { index: 'index.html', 'api-docs': 'src/app/api-docs/main.ts' },
      output: {
        ...neutralNames,
        entryFileNames: ({ name }) =>
          name === 'api-docs' ? 'api-docs.js' : neutralNames.entryFileNames,
      },
    },
  },
  worker: { rolldownOptions: { output: neutralNames } },
  server: {
    port: 5173,
    strictPort: true,
    // Anybody on this machine may ask it for files, and the data folder may lie in the repository.
    fs: { allow: ['index.html', 'src', 'contract', 'engine', 'node_modules'] },
    proxy: { [apiPaths]: toApi, '^/ws$': { ...toApi, ws: true } },
  },
})
