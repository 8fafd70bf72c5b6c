import { emptyArchive } from '../../fakes/empty-archive.ts';
import { storeContract } from '../../ports/store.contract.ts';

storeContract('the store on SQLite', async () => emptyArchive().store);
