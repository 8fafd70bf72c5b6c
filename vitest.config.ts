import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need a browser, and have a configuration of their own.
    exclude: [...configDefaults.exclude, 'test/browser/**'],
    setupFiles: ['test/refuse-network.ts'],
    testTimeout: 20_000,
    // No test leaves anything behind in its process, so files share them: half a minute less.
    isolate: false,
    // All cores. Left to itself one of two stays idle, which doubles the time.
    maxWorkers: '100%',
    // For the processes that tests start: they come up in half the time, as the program itself does (see bin/).
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
  },
});
