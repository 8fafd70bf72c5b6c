import { BODIES } from './bodies.ts';
import { EVENTS } from './events.ts';
import { THINGS } from './things.ts';
import { vocabularyOf } from './trie.ts';

/**
 * What happened, and to what kind of thing, as Finnish, Swedish and English say it. Beginnings of words chosen to hold
 * through inflection; how they are written stands at `vocabularyOf`. What is not here is simply no evidence.
 */
export const concepts = vocabularyOf({ event: EVENTS, thing: THINGS, body: BODIES });
