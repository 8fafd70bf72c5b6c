/** The press and an archive that was filled from it, in a process of its own, until whoever started it lets go. */
import { fillArchive } from './fill-archive.ts';

const { folder, close } = await fillArchive();
process.once('disconnect', () => void close());
process.send?.(folder);
