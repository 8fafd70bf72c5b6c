/** How deep and how large a page is read; no page for people comes near it. */

/** Elements deeper than this are read as if they stood higher up: what walks the tree or asks every ancestor is bounded. */
export const MAX_DEPTH = 120;
/** No page nests so deep by accident; what was read so far stands. */
export const HOSTILE_DEPTH = 5_000;
/** Nor has a page so many elements; the largest of 700 real ones has 10,000. */
export const HOSTILE_COUNT = 250_000;
