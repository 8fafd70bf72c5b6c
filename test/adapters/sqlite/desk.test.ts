import { openStore } from '../../../src/adapters/sqlite/index.ts';
import { deskContract } from '../../ports/desk.contract.ts';

deskContract('the desk on SQLite', async () => openStore({ file: ':memory:', backupFolder: 'unused' }));
