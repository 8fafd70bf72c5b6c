import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/refuse-network.ts'],
    testTimeout: 20_000,
    // No test leaves anything behind in its process, so files share two of them: half a minute less.
    isolate: false,
  },
});
