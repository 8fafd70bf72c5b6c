import { openStore } from '../../../src/adapters/sqlite/index.ts';
import { storeContract } from '../../ports/store.contract.ts';

storeContract('the store on SQLite', async () => openStore({ file: ':memory:', backupFolder: 'unused' }));
