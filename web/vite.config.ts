import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { packed } from './pack.ts'

const server = process.env.INSUFFLEUR_SERVER ?? 'http://127.0.0.1:4000'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [svelte({ configFile: false }), packed()],
  // Fonts stay files of their own: a data: address would need font-src data: in the policy.
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
  },
  server: { host: 'localhost', port: 4001, proxy: { '/api': { target: server } }, fs: { allow: ['..'] } },
})
