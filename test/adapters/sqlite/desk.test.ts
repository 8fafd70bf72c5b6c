import { emptyArchive } from '../../fakes/empty-archive.ts';
import { deskContract } from '../../ports/desk.contract.ts';

deskContract('the desk on SQLite', async () => emptyArchive().store);
