import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need a browser, and have a configuration of their own.
    exclude: [...configDefaults.exclude, 'test/browser/**'],
    setupFiles: ['test/refuse-network.ts'],
    testTimeout: 20_000,
    // No test leaves anything behind in its process, so files share two of them: half a minute less.
    isolate: false,
  },
});
