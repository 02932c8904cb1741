import { lingui } from '@lingui/vite-plugin'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { listeningName } from './platform/host-names.ts'
import { textMacros } from './scripts/texts/macros.ts'

const api = `http://${listeningName(process.env['HOST'] || '127.0.0.1')}:${process.env['PORT'] || 3000}`
/** The paths of the API; everything else is a page of the dashboard. */
const apiPaths =
  '^/(auth|trading-sessions|user|api|referrals|usdc-verification|health|metrics|config)(/|\\?|$)'
// Host and Origin are passed on unchanged: the API checks whether they are its own.
const toApi = { target: api, changeOrigin: false }

/**
 * Ad blockers block files by name, for example one named after the analytics page. These names contain no words:
 * digits and a to f spell none of the blocked ones. scripts/build/asset-names.ts checks the output.
 */
const neutralNames = {
  hashCharacters: 'hex' as const,
  entryFileNames: 'assets/x[hash:10].js',
  chunkFileNames: 'assets/x[hash:10].js',
  assetFileNames: 'assets/x[hash:10][extname]',
}

export default defineConfig({
  plugins: [textMacros(), lingui(), react(), tailwindcss()],
  build: {
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    // The content security policy allows no inline code or data fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The API's documentation page requests this file by name.
      input: { index: 'index.html', 'api-docs': 'src/app/api-docs/main.ts' },
      output: {
        ...neutralNames,
        entryFileNames: ({ name }) =>
          name === 'api-docs' ? 'api-docs.js' : neutralNames.entryFileNames,
      },
    },
  },
  // Workers are built apart, by plugins of their own.
  worker: { plugins: () => [textMacros()], rolldownOptions: { output: neutralNames } },
  server: {
    port: 5173,
    strictPort: true,
    // Every program on this machine can request files from it, and the data folder may be inside the repository.
    fs: { allow: ['index.html', 'src', 'contract', 'engine', 'sandbox', 'node_modules'] },
    proxy: { [apiPaths]: toApi, '^/ws$': { ...toApi, ws: true } },
  },
})
